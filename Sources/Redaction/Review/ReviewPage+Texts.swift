import People
import Support

extension ReviewPage {
  /// Every place with text that was found, with pictures and what to write; empty where nobody looked for text.
  var texts: String {
    guard let found = map.texts else { return "" }
    let findings = TextFindings(of: map)
    let subtitles = findings.subtitleSeconds.map {
      "<p class=\"doubt\">From \(ClockText(seconds: $0.lowerBound).exact) to \(ClockText(seconds: $0.upperBound).exact), lines take turns low in the picture: "
        + "somebody's subtitles seem to be part of it. Look whether they name anybody.</p>"
    }
    return """
      <section id="texts"><h2>Text in the picture</h2>
      <p>\(found.isEmpty ? "None was found." : "What <code>redact: { text: hide }</code> covers; with <code>report</code> it stays unless you hide it. One <code>texts:</code> for all.")
      Handwriting, letters of less than about 14 pixels of a full HD picture and text that is upside down may be missed.</p>
      \(subtitles ?? "")</section>
      \(found.map { section($0, isSubtitle: findings.subtitles.contains($0.id)) }.joined(separator: "\n"))
      """
  }

  private func section(_ text: TextTrack, isSubtitle: Bool) -> String {
    let mine = moments.filter { $0.text == text.id }
    let start = ClockText(seconds: times.seconds(text.frames.lowerBound)).exact
    let end = ClockText(seconds: times.seconds(text.frames.upperBound)).exact
    return """
      <section id="text-\(text.id)"><h2>Text \(text.id)\(isSubtitle ? ", a subtitle that is part of the picture" : "")</h2>
      <p>\(start) to \(end)</p><div class="pictures">\(mine.map(figure).joined())</div>
      <details><summary>Decide</summary><p>Hide it:</p>\(yaml(DecisionTemplates.decide(text, .hide, times)))
      <p>Let it be read:</p>\(yaml(DecisionTemplates.decide(text, .keep, times)))</details></section>
      """
  }
}
