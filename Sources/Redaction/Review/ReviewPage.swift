import Files
import Foundation
import People
import Support

/// The review sheet as one HTML page, with its pictures inside.
struct ReviewPage {
  let map: IdentityMap
  let name: String
  let mark: String
  let moments: [ReviewMoment]
  let pictures: [ReviewMoment: Data]

  var times: FrameTimes { FrameTimes(map) }

  /// Nothing is loaded from anywhere, and nothing that a source says can act: whatever comes from outside is escaped.
  var html: String {
    """
    <!doctype html>
    <html lang="en"><head><meta charset="utf-8"><title>Review \(name.printable.xmlEscaped)</title>
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src 'unsafe-inline'">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <style>\(Self.style)</style></head><body>
    <header><h1>\(name.printable.xmlEscaped)</h1>
    <p class="warning">This page shows people as they are. Keep it where it is, and do not send it to anyone.</p>
    <p>\(summary)</p></header>
    <main>
    \(timeline)
    <section><h2>How to decide</h2>
    <p>Everyone found is hidden. What should be otherwise stands in a file beside the source: the source's name with <code>.decisions.yaml</code> in place of its ending.
    Copy from below what applies, one <code>people:</code> and one <code>regions:</code> for all. When everything is right, it says so with its second line:</p>
    \(yaml(DecisionTemplates.reviewed(mark: mark).trimmingCharacters(in: .newlines)))
    <p>To hide something that was not found, draw a box on any picture of a whole frame below:</p>
    \(yaml("regions:\n  name-of-your-own:\n    shape: ellipse\n    follow: true\n    from:\n    to:\n    at: []", id: "drawn"))
    </section>
    \(map.tracks.map(section).joined(separator: "\n"))
    \(texts)
    \(wholePictures)
    </main>
    <script>\(Self.script)</script></body></html>

    """
  }

  private var summary: String {
    let coverage = RedactionCoverage(of: map)
    let seconds = times.seconds(times.count - 1)
    func count(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }
    return
      "\(count(map.tracks.count, "track")) in \(count(map.shots.starts.count, "shot")), \(count(times.count, "frame")), \(ClockText(seconds: seconds).exact). Nobody was found in \(coverage.framesWithoutAnyone) frames. "
      + (coverage.doubts.isEmpty
        ? "No track is doubtful." : "\(count(coverage.doubts.count, "doubtful place")) marked below.")
  }

  /// A line for each track, to scale: seen, followed or held.
  private var timeline: String {
    let end = max(times.seconds(times.count - 1), 0.001)
    func place(_ frame: Int) -> Double { times.seconds(frame) / end * 1000 }
    let height = map.tracks.count * 14 + 18
    let cuts = map.shots.starts.dropFirst().map {
      "<line class=\"cut\" x1=\"\(Self.text(place($0)))\" x2=\"\(Self.text(place($0)))\" y1=\"0\" y2=\"\(height)\"/>"
    }
    let bars = map.tracks.enumerated().map { index, track -> String in
      let y = index * 14 + 16
      let unseen = ReviewMoments.unseenStretches(of: track, times).map {
        bar("unseen", place($0.lowerBound), place($0.upperBound), y)
      }
      let title =
        "<title>track \(track.id): \(ClockText(seconds: times.seconds(track.frames.lowerBound)).exact) to \(ClockText(seconds: times.seconds(track.frames.upperBound)).exact)</title>"
      return
        "<a href=\"#track-\(track.id)\">\(title)\(bar("seen", place(track.frames.lowerBound), place(track.frames.upperBound), y))\(unseen.joined())</a>"
    }
    return
      "<section><h2>Timeline</h2><p><span class=\"key seen\"></span> seen <span class=\"key unseen\"></span> not seen, and covered all the same "
      + "<span class=\"key cut\"></span> cut</p><svg class=\"timeline\" viewBox=\"0 0 1000 \(height)\" preserveAspectRatio=\"none\" role=\"img\" "
      + "aria-label=\"When each track is there\" style=\"height:\(height)px\">\(cuts.joined())\(bars.joined())</svg></section>"
  }

  private func bar(_ kind: String, _ start: Double, _ end: Double, _ y: Int) -> String {
    "<rect class=\"\(kind)\" x=\"\(Self.text(start))\" width=\"\(Self.text(max(1, end - start)))\" y=\"\(y)\" height=\"10\"/>"
  }

  private func section(_ track: FaceTrack) -> String {
    let mine = moments.filter { $0.track == track.id }
    let counts = [("seen", TrackBox.Origin.seen), ("followed", .followed), ("held", .held)].map { word, origin in
      "\(track.boxes.count { $0.origin == origin }) \(word)"
    }
    let shot = map.shots.frames(around: track.frames.lowerBound, of: times.count)
    let next = map.tracks.first {
      $0.id != track.id && $0.frames.lowerBound > track.frames.upperBound && shot.contains($0.frames.lowerBound)
    }
    return """
      <section id="track-\(track.id)"><h2>Track \(track.id)</h2>
      <p>\(ClockText(seconds: times.seconds(track.frames.lowerBound)).exact) to \(ClockText(seconds: times.seconds(track.frames.upperBound)).exact): \(counts.joined(separator: ", "))</p>
      \(doubts(of: track))<div class="pictures">\(mine.map(figure).joined())</div>
      <details><summary>Decide</summary><p>Show this person (only what you have looked at):</p>\(yaml(DecisionTemplates.keep(track, times)))
      \(next.map { "<p>The same person as track \($0.id), to be hidden in between as well:</p>" + yaml(DecisionTemplates.merge(track, $0, times)) } ?? "")</details></section>
      """
  }

  private func doubts(of track: FaceTrack) -> String {
    let doubts = RedactionCoverage(of: map).doubts.filter { $0.track == track.id }
    return doubts.map { doubt in
      switch doubt.kind {
      case .unseen(let seconds):
        "<p class=\"doubt\">Not seen for \(Self.text(seconds)) s from \(ClockText(seconds: doubt.atSeconds).exact) on.</p>"
      case .unclear(let times, let confidence):
        "<p class=\"doubt\">Seen \(times == 1 ? "once" : "\(times) times"), and never clearly: the detector was at most \(Int((confidence * 100).rounded())) % sure.</p>"
      }
    }.joined()
  }

  private var wholePictures: String {
    let whole = moments.filter { $0.track == nil && $0.text == nil }
    guard !whole.isEmpty else { return "" }
    return
      "<section><h2>Where people come and go, and where nobody was found</h2><p>Look for people without a yellow box.</p>"
      + "<div class=\"pictures\">\(whole.map(figure).joined())</div></section>"
  }

  func figure(_ moment: ReviewMoment) -> String {
    let seconds = times.seconds(moment.frame)
    let data = pictures[moment]?.base64EncodedString() ?? ""
    let shot = map.shots.frames(around: moment.frame, of: times.count)
    let whole =
      moment.track == nil && moment.text == nil
      ? " class=\"whole\" data-seconds=\"\(DecisionTemplates.text(seconds))\" data-from=\"\(DecisionTemplates.text(times.seconds(shot.lowerBound)))\""
        + " data-to=\"\(DecisionTemplates.text(times.seconds(shot.upperBound - 1)))\"" : ""
    let confidence = moment.track.flatMap { id in map.tracks.first { $0.id == id }?.box(inFrame: moment.frame) }.map {
      box in
      box.origin == .seen ? ", seen \(Self.text(box.confidence))" : ", \(box.origin.rawValue)"
    }
    return
      "<figure\(whole)><img alt=\"\(moment.kind.rawValue) at \(ClockText(seconds: seconds).exact)\" src=\"data:image/jpeg;base64,\(data)\" draggable=\"false\">"
      + "<figcaption>\(moment.kind.rawValue)<br>\(ClockText(seconds: seconds).exact)\(confidence ?? "")</figcaption></figure>"
  }

  func yaml(_ text: String, id: String? = nil) -> String {
    "<pre\(id.map { " id=\"\($0)\"" } ?? "") tabindex=\"0\">\(text.xmlEscaped)</pre>"
  }

  private static func text(_ value: Double) -> String { String(describing: (value * 100).rounded() / 100) }
}
