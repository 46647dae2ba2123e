import Files
import Foundation
import Pipeline

/// Finds the decisions file of a source by its name: `A001.decisions.yaml`, or `A001.mov.decisions.yaml` where another file shares the stem.
///
/// Whoever writes one expects that it counts. So one that belongs to no file is an error, and not a file that nobody uses.
public struct DecisionsFinder: Sendable {
  public static let ending = ".decisions.yaml"

  /// Reads a decisions file and throws an `ExplainedError` where it is wrong, so that nobody waits for hours to learn it.
  public typealias Check = @Sendable (String) throws -> Void

  private let folder: String
  /// Relative to `folder`.
  private let names: Set<String>
  private let check: Check

  /// `files` are relative to `folder`, which is absolute.
  init(folder: String, files: [String], check: @escaping Check) {
    self.folder = folder
    self.check = check
    names = Set(files.filter { $0.hasSuffix(Self.ending) })
  }

  struct Result {
    var decisions: Artifact?
    var problem: Explanation?
  }

  /// What belongs to the source `name`, relative to the folder.
  func decisions(of name: String) -> Result {
    let found = Self.candidates(for: name).filter(names.contains)
    guard let file = found.first else { return Result() }
    guard found.count == 1 else {
      return Result(
        problem: Explanation(
          doing: "looking for decisions", path: name, reason: "it has two decisions files: \(found[0].printable) and \(found[1].printable)",
          advice: "Keep the one that is right and move the other elsewhere"))
    }
    let path = folder.isEmpty ? file : folder + "/" + file
    do {
      try check(path)
      return Result(decisions: Artifact(.decisions, path: path))
    } catch let error as any ExplainedError {
      return Result(problem: error.explanation)
    } catch {
      return Result(problem: Explanation(doing: "reading the decisions file", path: file, reason: error.shortReason))
    }
  }

  /// Throws `Failure` where a decisions file belongs to none of `files`.
  func checkAllBelong(to files: [String]) throws {
    let known = Set(files.filter { !$0.hasSuffix(Self.ending) }.flatMap(Self.candidates))
    guard let stray = names.sorted().first(where: { !known.contains($0) }) else { return }
    throw Failure(
      doing: "looking for decisions", path: stray, reason: "it belongs to no file: nothing beside it is called \(Self.stem(stray).printable)",
      advice: "Give it the name of its source, as in A001.decisions.yaml for A001.mov, or take it out of the folder: its decisions would not be carried out")
  }

  private static func candidates(for name: String) -> [String] {
    let stem = (name as NSString).deletingPathExtension
    return stem == name ? [name + ending] : [stem + ending, name + ending]
  }

  private static func stem(_ name: String) -> String { ((name as NSString).lastPathComponent as NSString).deletingPathExtension.replacingOccurrences(of: ".decisions", with: "") }
}
