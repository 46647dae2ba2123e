import Files
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
  private let unusable: [Unusable]

  private struct Unusable {
    let name: String
    let reason: String
    let advice: String

    var explanation: Explanation {
      Explanation(
        doing: "looking for decisions", path: name, reason: reason,
        advice: "\(advice), or take it out of the folder: its decisions would not be carried out")
    }
  }

  private static let nameAdvice = "Name it like its source, as in A001.decisions.yaml for A001.mov"

  /// Names are relative to `folder`, which is absolute.
  init(folder: String, files: [String], bypassed: [FolderListing.Bypassed] = [], check: @escaping Check) {
    self.folder = folder
    self.check = check
    unusable =
      files.filter { Self.isMeantAsOne($0) && !$0.hasSuffix(Self.ending) }.map {
        Unusable(
          name: $0, reason: "it is called like a decisions file, but does not end in \(Self.ending)",
          advice: Self.nameAdvice)
      }
      + bypassed.filter { Self.isMeantAsOne($0.name) }.map {
        Unusable(name: $0.name, reason: $0.reason, advice: "Put the file itself there")
      }
    names = Set(files.filter { $0.hasSuffix(Self.ending) })
  }

  /// The decisions file that now lies beside a source, an absolute path; nil where there is none.
  public static func file(beside source: String) -> String? {
    let folder = RelativePath.parent(of: source)
    return candidates(for: RelativePath.lastName(of: source)).map { "\(folder)/\($0)" }
      .first { (try? FileStamp(path: $0)) != nil }
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
    let path = RelativePath.joined(folder, file)
    do {
      try check(path)
      return Result(decisions: Artifact(.decisions, path: path))
    } catch let error as any ExplainedError {
      return Result(problem: error.explanation)
    } catch {
      return Result(
        problem: Explanation(
          doing: "reading the decisions file", path: file, reason: error.shortReason.printable,
          advice: "Correct it and run again"))
    }
  }

  /// Something beside the source `name` that is called like its decisions file, and would not be read.
  func nearMiss(of name: String) -> Explanation? {
    let own = Self.candidates(for: name).map { String($0.dropLast(Self.ending.count)).lowercased() }
    return unusable.first { own.contains(Self.subject(of: $0.name)) }?.explanation
  }

  /// Two sources that have the same decisions file: `A001.mov` and `A001.mp4`.
  func problems(ofSharing sources: [FoundSource]) -> [String: Explanation] {
    let groups = Dictionary(grouping: sources.filter { $0.decisions != nil }) { $0.decisions?.path ?? "" }
    return groups.values.filter { $0.count > 1 }.reduce(into: [:]) { problems, group in
      for source in group {
        let other = group.first { $0.name != source.name }?.name ?? ""
        let better = RelativePath.lastName(of: source.name).printable + Self.ending
        problems[source.name] = Explanation(
          doing: "looking for decisions", path: source.name,
          reason: "its decisions file could also be that of \(other.printable)",
          advice: "Name it after one of them with its ending, as in \(better)")
      }
    }
  }

  /// Throws `Failure` where a decisions file belongs to none of `files`, or where something that is called like one would not be read.
  func checkAllBelong(to files: [String]) throws {
    if let wrong = unusable.min(by: { $0.name < $1.name }) { throw Failure(wrong.explanation) }
    let known = Set(files.filter { !$0.hasSuffix(Self.ending) }.flatMap(Self.candidates))
    guard let stray = names.sorted().first(where: { !known.contains($0) }) else { return }
    let subject = RelativePath.lastName(of: stray).dropLast(Self.ending.count)
    throw Failure(
      Unusable(
        name: stray, reason: "it belongs to no file: nothing beside it is called \(String(subject).printable)",
        advice: Self.nameAdvice
      ).explanation)
  }

  private static func isMeantAsOne(_ name: String) -> Bool {
    let name = RelativePath.lastName(of: name).lowercased()
    return name.contains("decision") && (name.contains(".yaml") || name.contains(".yml"))
  }

  /// What a name speaks of before the word "decisions", in lower case: `interviews/a10` for `interviews/A10_Decisions.yml`.
  private static func subject(of name: String) -> String {
    let last = RelativePath.lastName(of: name).lowercased()
    var subject = last.firstRange(of: "decision").map { last[..<$0.lowerBound] } ?? last[...]
    while let end = subject.last, [".", "_", "-", " "].contains(end) { subject.removeLast() }
    return RelativePath.joined(RelativePath.parent(of: name).lowercased(), String(subject))
  }

  private static func candidates(for name: String) -> [String] {
    let stem = RelativePath.joined(RelativePath.parent(of: name), FileName.stem(of: name))
    return stem == name ? [name + ending] : [stem + ending, name + ending]
  }
}
