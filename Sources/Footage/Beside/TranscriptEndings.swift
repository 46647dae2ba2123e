/// How the names of transcripts end: lower case, without dots.
public struct TranscriptEndings: Sendable {
  let known: Set<String>
  /// Of files that may say inside in which language they are; the others must say it in their names.
  let tellingLanguage: Set<String>

  public init(_ known: [String] = ["srt", "vtt"], tellingLanguage: [String] = []) {
    self.known = Set(known)
    self.tellingLanguage = Set(tellingLanguage)
  }

  func includes(_ name: String) -> Bool { known.contains(FileName.ending(of: name)) }
  func mayTellLanguage(_ name: String) -> Bool { tellingLanguage.contains(FileName.ending(of: name)) }

  /// Whether one of them stands in the middle of the name, as in `A001.en.srt.bak`.
  func isInside(_ name: String) -> Bool {
    let last = name.split(separator: "/").last ?? ""
    return last.lowercased().split(separator: ".").dropFirst().dropLast().contains { known.contains(String($0)) }
  }
}
