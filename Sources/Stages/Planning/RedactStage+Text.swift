import Pipeline

extension RedactStage {
  /// Text that nobody looked for would stay, whatever is said about it.
  public func problem(after earlier: [any Stage]) -> String? {
    guard let text = options.text, !earlier.contains(where: { ($0 as? DetectStage)?.looksForText == true }) else {
      return nil
    }
    return
      "text: \(text) is about text that detect found, and it was not asked to look for any. Write 'detect: { text: true }'"
  }
}
