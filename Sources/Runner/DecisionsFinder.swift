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
  /// Those that were meant to be decisions files, as far as their names tell, and are none.
  private let unusable: [(name: String, reason: String)]

  /// `files` and symbolic `links` are relative to `folder`, which is absolute.
  init(folder: String, files: [String], links: [String] = [], check: @escaping Check) {
    self.folder = folder
    self.check = check
    unusable =
      files.filter { Self.isMeantAsOne($0) && !$0.hasSuffix(Self.ending) }.map {
        ($0, "it is called like a decisions file, but does not end in \(Self.ending)")
      }
      + links.filter(Self.isMeantAsOne).map { ($0, "it is a symbolic link, and these are not followed") }
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
          doing: "looking for decisions", path: name,
          reason: "it has two decisions files: \(found[0].printable) and \(found[1].printable)",
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

  /// Something beside the source `name` that begins like it, is called like its decisions file, and would not be read.
  func nearMiss(of name: String) -> Explanation? {
    let stem = (name as NSString).deletingPathExtension.lowercased()
    return unusable.first { $0.name.lowercased().hasPrefix(stem) }.map { Self.explanation($0.name, $0.reason) }
  }

  /// Two sources that have the same decisions file: `A001.mov` and `A001.mp4`.
  func problems(ofSharing sources: [FoundSource]) -> [String: Explanation] {
    let groups = Dictionary(grouping: sources.filter { $0.decisions != nil }) { $0.decisions?.path ?? "" }.values.filter
    { $0.count > 1 }
    return groups.reduce(into: [:]) { problems, group in
      for source in group {
        let other = group.first { $0.name != source.name }?.name ?? ""
        problems[source.name] = Explanation(
          doing: "looking for decisions", path: source.name,
          reason: "its decisions file could also be that of \(other.printable)",
          advice:
            "Name it after one of them with its ending, as in \((source.name as NSString).lastPathComponent.printable)\(Self.ending)"
        )
      }
    }
  }

  /// Throws `Failure` where a decisions file belongs to none of `files`, or where something that is called like one would not be read.
  func checkAllBelong(to files: [String]) throws {
    if let wrong = unusable.min(by: { $0.name < $1.name }) { throw Failure(Self.explanation(wrong.name, wrong.reason)) }
    let known = Set(files.filter { !$0.hasSuffix(Self.ending) }.flatMap(Self.candidates))
    guard let stray = names.sorted().first(where: { !known.contains($0) }) else { return }
    throw Failure(
      Self.explanation(stray, "it belongs to no file: nothing beside it is called \(Self.stem(stray).printable)"))
  }

  private static func explanation(_ name: String, _ reason: String) -> Explanation {
    Explanation(
      doing: "looking for decisions", path: name, reason: reason,
      advice:
        "Name it like its source, as in A001.decisions.yaml for A001.mov, or take it out of the folder: its decisions would not be carried out"
    )
  }

  private static func isMeantAsOne(_ name: String) -> Bool {
    let name = (name as NSString).lastPathComponent.lowercased()
    return name.contains("decision") && (name.contains(".yaml") || name.contains(".yml"))
  }

  private static func candidates(for name: String) -> [String] {
    let stem = (name as NSString).deletingPathExtension
    return stem == name ? [name + ending] : [stem + ending, name + ending]
  }

  private static func stem(_ name: String) -> String {
    ((name as NSString).lastPathComponent as NSString).deletingPathExtension.replacingOccurrences(
      of: ".decisions", with: "")
  }
}
