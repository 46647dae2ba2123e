import Files
import Foundation

/// Reads a YAML file of settings that lies beside a source, by rules like those of a stage's options.
public struct SettingsReader<Settings: Decodable & SendableMetatype>: Sendable {
  /// As messages call such a file: "decisions file".
  let kind: String
  /// The first is the version.
  let rules: [OptionRule]
  /// What a file without the line of its version is read as; nil where it must say.
  let assumedVersion: Int?
  /// Everything that no single rule can check.
  let check: @Sendable (Settings) -> [SettingsProblem]

  public init(
    kind: String, rules: [OptionRule], assumingVersion assumedVersion: Int? = nil,
    check: @escaping @Sendable (Settings) -> [SettingsProblem] = { _ in [] }
  ) {
    self.kind = kind
    let version = assumedVersion == nil ? [] : rules.prefix(1).map { $0.required(false) }
    self.rules = version + rules.dropFirst(version.count)
    self.assumedVersion = assumedVersion
    self.check = check
  }

  /// Throws `Failure` where there is no text to read.
  public func read(path: String) throws -> Result<Settings, PipelineProblems> {
    let doing = "reading the \(kind)"
    let data: Data
    do {
      data = try SourceFile(path: path).contents(limit: PipelineReader.sizeLimit)
    } catch let failure as Failure {
      throw Failure(doing: doing, path: path, reason: failure.explanation.reason, advice: failure.explanation.advice)
    }
    guard let text = String(validating: data, as: UTF8.self) else {
      throw Failure(
        doing: doing, path: path, reason: "it is not text in UTF-8",
        advice: "Save it again as UTF-8; a word processor's file must be saved as plain text")
    }
    return read(text: text, file: path)
  }

  /// Reads `text`; problems say that they were found in `file`.
  public func read(text: String, file: String) -> Result<Settings, PipelineProblems> {
    let problems = ProblemList(file: file)
    let root = YAMLDocument(text, problems: problems).root
    let read = root.flatMap { settings(in: $0, problems) }
    if let found = PipelineProblems(problems.all) { return .failure(found) }
    guard let read else { return .failure(PipelineProblems(nothingIn: file, beginning: beginning)) }
    return .success(read)
  }

  private var beginning: String { rules.first.map { "\($0.key): \($0.value.example)" } ?? "" }

  private func settings(in root: YAMLNode, _ problems: ProblemList) -> Settings? {
    guard case .mapping(let pairs) = root.content else {
      if !root.isNull { problems.add(at: root.position, "a \(kind) consists of keys. Begin it with '\(beginning)'") }
      return nil
    }
    let fields = Fields(pairs, problems: problems)
    let meant = fields.reportUnknown("key", known: rules.map(\.key), elsewhere: rules.flatMap(\.formerKeys))
    let validator = OptionsValidator(rules: rules, problems: problems) { rule in
      "'\(rule.key)' is missing. Add the line '\(rule.key): \(rule.value.example)'"
    }
    guard var values = validator.validate(fields, at: root.position, butNotMissing: meant) else { return nil }
    if let assumedVersion, let version = rules.first, values[version.key] == nil {
      values[version.key] = .integer(assumedVersion)
    }
    do {
      let settings = try JSONDecoder().decode(Settings.self, from: JSONEncoder().encode(values))
      for problem in check(settings) { problems.add(at: root.position(of: problem.keys), problem.message) }
      return settings
    } catch {
      // The rules and the type then disagree, which their author has to mend.
      problems.add(at: root.position, "these settings cannot be used: \(error.shortReason.printable)")
      return nil
    }
  }

  /// The JSON Schema (draft 2020-12) of such files, with which editors complete and check them.
  public func schema(title: String) -> Data {
    let required = rules.filter(\.isRequired).map { JSONValue.text($0.key) }
    let document: JSONValue = [
      "$schema": "https://json-schema.org/draft/2020-12/schema", "title": .text(title), "type": "object",
      "required": .list(required),
      "additionalProperties": false, "properties": .object(PipelineSchema.properties(rules)),
    ]
    // JSONEncoder fails on numbers that JSON cannot say, and there are none here.
    return (try? CanonicalJSON.data(document)) ?? Data()
  }
}

/// Something wrong in settings, and under which keys, from the outermost inwards.
public struct SettingsProblem: Sendable, Hashable {
  public let keys: [String]
  /// A sentence, with the fix.
  public let message: String

  public init(_ keys: [String], _ message: String) {
    self.keys = keys
    self.message = message
  }
}

extension YAMLNode {
  /// Of the innermost of these keys that is written.
  fileprivate func position(of keys: [String]) -> Position {
    guard let first = keys.first, case .mapping(let pairs) = content,
      let pair = pairs.first(where: { $0.key.text == first })
    else { return position }
    let rest = Array(keys.dropFirst())
    guard case .mapping(let inner) = pair.value.content, inner.contains(where: { $0.key.text == rest.first }) else {
      return pair.key.position
    }
    return pair.value.position(of: rest)
  }
}
