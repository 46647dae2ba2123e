/// An error in the four parts that every message of Backlit has: what we were doing, to which file, why it failed, and what to do.
public struct Explanation: Sendable, Hashable, Codable {
  /// What was being attempted, as a phrase that follows "while": `"reading the transcript"`.
  public var doing: String
  /// The file or folder concerned, as the user would name it.
  public var path: String?
  /// Why it failed: a clause without a trailing period.
  public var reason: String
  /// What the reader can do about it: a sentence, without a trailing period.
  public var advice: String?
  public var kind: Kind

  /// Who can put it right.
  public enum Kind: String, Sendable, Hashable, Codable {
    /// Whoever gave the call, the pipeline file or the source.
    case input
    /// Whoever runs the machine: a full disk, a process that was killed.
    case environment
    /// Nobody has to: a person has to look at something first.
    case waiting
    /// We.
    case bug
  }

  public init(_ kind: Kind = .input, doing: String, path: String? = nil, reason: String, advice: String? = nil) {
    self.kind = kind
    self.doing = doing
    self.path = path
    self.reason = reason
    self.advice = advice
  }
}

extension Explanation: CustomStringConvertible {
  /// One paragraph: `"footage/A001.mov: while probing the file: it is empty. Copy it again from the camera."`
  public var description: String {
    var text = path.map { "\($0.printable): " } ?? ""
    text += "while \(doing.printable): \(reason.printable)."
    guard let advice else { return text }
    // Lines that are to be copied get no period.
    let lines = advice.split(separator: "\n", omittingEmptySubsequences: false).map { String($0).printable }
    return text + " \(lines.joined(separator: "\n"))" + (lines.count > 1 ? "" : ".")
  }
}

/// An error that can explain itself to the person who has to act on it.
public protocol ExplainedError: Error, CustomStringConvertible {
  var explanation: Explanation { get }
}

extension ExplainedError {
  public var description: String { explanation.description }
}

/// A failure that has no more to say than its explanation.
public struct Failure: ExplainedError, Hashable {
  public let explanation: Explanation

  public init(
    _ kind: Explanation.Kind = .input, doing: String, path: String? = nil, reason: String, advice: String? = nil
  ) {
    explanation = Explanation(kind, doing: doing, path: path, reason: reason, advice: advice)
  }

  public init(_ explanation: Explanation) { self.explanation = explanation }
}

extension Error {
  /// Why it happened, without what was being done and what to do next.
  public var reason: String { (self as? any ExplainedError)?.explanation.reason ?? shortReason }

  /// An error that cannot explain itself was expected by nobody: it is our mistake.
  public func explained(doing: String, path: String?) -> Explanation {
    if let error = self as? any ExplainedError { return error.explanation }
    return Explanation(.bug, doing: doing, path: path, reason: shortReason.printable)
  }
}

extension String {
  /// The text with control characters escaped, so that a hostile file name cannot drive a terminal.
  public var printable: String {
    guard unicodeScalars.contains(where: { $0.properties.generalCategory == .control || $0.properties.isBidiControl })
    else {
      return self
    }
    return unicodeScalars.map { scalar in
      scalar.properties.generalCategory == .control || scalar.properties.isBidiControl
        ? "\\u{\(String(scalar.value, radix: 16))}" : String(scalar)
    }.joined()
  }
}
