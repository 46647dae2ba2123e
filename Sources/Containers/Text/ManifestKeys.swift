/// `manifest.json`: the keys that `Manifests` encodes, each with its kind of value, and no others.
enum ManifestKeys {
  private enum Kind {
    case object, list, number, claim
    /// What people wrote: a title, a reason.
    case sentence
    /// A name of Backlit's own, of a platform or of a version, without spaces.
    case word
    /// 64 digits.
    case digest
    /// Below the delivered folder.
    case path
  }

  private static let file: [String: Kind] = ["file": .path, "bytes": .number, "sha256": .digest, "language": .word]
  private static let redaction: [String: Kind] = [
    "method": .word, "because": .sentence, "isReviewed": .claim, "tracks": .number, "tracksKept": .number,
    "drawn": .number, "framesHidden": .number, "framesTotal": .number, "framesWithoutAnyone": .number,
    "coverage": .list, "coverage[]": .object, "coverage[].seen": .number, "coverage[].followed": .number,
    "texts": .object, "texts.treatment": .word, "texts.found": .number, "texts.hidden": .number,
    "texts.kept": .number, "coverage[].held": .number, "coverage[].longestUnseenSeconds": .number,
    "coverage[].leastConfidence": .number,
  ]
  private static let rendition: [String: Kind] = [
    "": .object, "platform": .sentence, "captionTracks": .list, "captionTracks[]": .word, "picture": .object,
    "picture.width": .number, "picture.height": .number, "picture.frameRate": .word, "picture.fit": .word,
    "durationSeconds": .number, "sourceDurationSeconds": .number, "sound": .object, "sound.loudness": .number,
    "sound.truePeak": .number, "companions": .list, "companions[]": .object, "redaction": .object, "voices": .list,
    "voices[]": .object, "voices[].method": .word, "voices[].strength": .sentence, "voices[].because": .sentence,
    "voices[].reader": .word,
    "concealed": .object, "concealed.pictures": .number, "concealed.sounds": .number, "sourceCommitment": .digest,
  ]
  /// By path: `renditions[].picture.width`. Components have names of their own.
  private static let allowed: [String: Kind] = {
    var result: [String: Kind] = [
      "": .object, "version": .number, "title": .sentence, "tool": .object, "tool.name": .word, "tool.version": .word,
      "tool.components": .object, "tool.components.*": .word, "checks": .list, "checks[]": .word,
      "failedSources": .number, "waitingSources": .number, "renditions": .list, "sidecars": .list,
      "sidecars[]": .object,
    ]
    func add(_ keys: [String: Kind], below path: String) {
      for (key, kind) in keys { result[key.isEmpty ? path : "\(path).\(key)"] = kind }
    }
    add(rendition, below: "renditions[]")
    add(redaction, below: "renditions[].redaction")
    add(file, below: "renditions[]")
    add(file, below: "renditions[].companions[]")
    add(file, below: "sidecars[]")
    return result
  }()

  static func check(_ text: TextLines, _ found: ForeignDataList) throws {
    var scanner = JSONScanner(text.bytes)
    try scanner.walk { path, value, offset in
      let content = String(decoding: text.bytes[offset...].prefix(60), as: UTF8.self).utf8
      guard let kind = kind(of: path) else {
        return found.add(path, at: offset, "the manifest has no such key: \(excerpt(Array(content)))")
      }
      if !isRight(value, kind) {
        found.add(path, at: offset, "it has no such value: \(excerpt(Array(content)))")
      }
    }
  }

  private static func kind(of path: String) -> Kind? {
    let components = "tool.components."
    guard path.hasPrefix(components) else { return allowed[path] }
    return path.dropFirst(components.count).utf8.allSatisfy(LineScanner.isWord) ? allowed[components + "*"] : nil
  }

  private static func isRight(_ value: JSONScanner.Value, _ kind: Kind) -> Bool {
    switch (kind, value) {
    case (.object, .object), (.list, .list), (.number, .number), (.claim, .claim), (.sentence, .text): true
    case (.word, .text(let text)):
      text.utf8.count <= 128 && text.utf8.allSatisfy { LineScanner.isWord($0) || $0 == UInt8(ascii: "/") }
    case (.digest, .text(let text)):
      text.utf8.count == 64 && text.utf8.allSatisfy { LineScanner.isDigit($0) || (97...102).contains($0) }
    case (.path, .text(let text)): ChecksumLines.isDeliveredName(Array(text.utf8)[...])
    default: false
    }
  }
}
