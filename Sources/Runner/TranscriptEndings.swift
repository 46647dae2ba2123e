/// How the names of transcripts end: lower case, without dots.
public struct TranscriptEndings: Sendable {
  let known: Set<String>
  /// Of files that may say inside in which language they are; the others must say it in their names.
  let tellingLanguage: Set<String>

  public init(_ known: [String] = ["srt", "vtt"], tellingLanguage: [String] = []) {
    self.known = Set(known)
    self.tellingLanguage = Set(tellingLanguage)
  }

  func includes(_ name: String) -> Bool { known.contains(Self.ending(of: name)) }
  func mayTellLanguage(_ name: String) -> Bool { tellingLanguage.contains(Self.ending(of: name)) }

  private static func ending(of name: String) -> String {
    guard let dot = name.lastIndex(of: "."), !name[dot...].contains("/") else { return "" }
    return name[name.index(after: dot)...].lowercased()
  }
}
