/// `SHA256SUMS`: 64 digits, two spaces and a name on every line, as coreutils' `sha256sum` writes them.
enum ChecksumLines {
  static func check(_ text: TextLines, _ found: ForeignDataList) {
    if text.lines.isEmpty { found.add("text", at: 0, "it is empty") }
    for line in text.lines {
      var scanner = LineScanner(line)
      // The name is escaped.
      _ = scanner.skip("\\")
      let digits = scanner.take { LineScanner.isDigit($0) || (97...102).contains($0) }
      guard digits?.count == 64, scanner.skip("  "), isDeliveredName(scanner.rest) else {
        found.add(line, "this is no digest of a delivered file")
        continue
      }
    }
  }

  /// Below the folder: neither an absolute path nor one that leads out of it.
  static func isDeliveredName(_ bytes: ArraySlice<UInt8>) -> Bool {
    let parts = bytes.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    return !bytes.isEmpty
      && parts.allSatisfy { !$0.isEmpty && !$0.elementsEqual(".".utf8) && !$0.elementsEqual("..".utf8) }
  }
}
