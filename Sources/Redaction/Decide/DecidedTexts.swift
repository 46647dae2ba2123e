import Files
import People

/// The texts of an identity map after a person's decisions, as planned tracks: what is hidden, and what is only told of.
///
/// A decision that matches nothing any more is an error, and never dropped.
struct DecidedTexts {
  /// What is hidden, with numbers from `firstID` on.
  private(set) var tracks: [PlannedTrack] = []
  /// nil where nobody looked for text.
  private(set) var coverage: TextCoverage?

  private let map: IdentityMap
  private let times: FrameTimes
  private var complaints: [String] = []
  /// Which decision a text belongs to, by its index.
  private var owners: [Int: (name: String, text: Decisions.Text)] = [:]

  /// Throws `Failure` that names every decision which cannot be carried out, and where text is to be hidden that was not looked for.
  init(_ map: IdentityMap, _ decisions: Decisions, _ treatment: TextTreatment, firstID: Int) throws {
    self.map = map
    times = FrameTimes(map)
    guard let texts = map.texts else {
      guard treatment == .report, decisions.namedTexts.isEmpty else { throw Self.notLookedFor }
      return
    }
    for (name, text) in decisions.namedTexts { match(text, name, among: texts) }
    guard complaints.isEmpty else {
      throw Failure(
        doing: "carrying out the decisions", reason: complaints.joined(separator: "; "),
        advice: "Text may have been looked for anew since: look at the review sheet, and correct the decisions file")
    }
    var hidden = 0, kept = 0
    for (index, text) in texts.enumerated() {
      let shown = shown(index)
      let isHidden = owners[index].map { $0.text.action == .hide || treatment == .hide } ?? (treatment == .hide)
      kept += shown == nil ? 0 : 1
      guard isHidden else { continue }
      let parts = Self.without(shown, text.boxes)
      hidden += parts.isEmpty ? 0 : 1
      for part in parts { tracks.append(planned(part, id: firstID + tracks.count)) }
    }
    coverage = TextCoverage(treatment: treatment, found: texts.count, hidden: hidden, tracks: tracks.count, kept: kept)
  }

  static let notLookedFor = Failure(
    doing: "planning what to hide", reason: "text is to be hidden or kept, and nobody looked for text",
    advice: "Write 'detect: { text: true }' in the pipeline file")

  private mutating func match(_ text: Decisions.Text, _ name: String, among texts: [TextTrack]) {
    for row in text.at {
      guard let place = TrackPlace(row) else { continue }
      do {
        let index = try place.index(times) { frame in texts.map { $0.box(inFrame: frame)?.box } }
        if let other = owners[index], other.name != name {
          complaints.append(
            "'\(name)' and '\(other.name)' are the same text, and only one of them can hold: remove one")
        }
        owners[index] = (name, text)
        let frames = Range(texts[index].frames)
        if text.action == .keep, frames.clamped(to: stretch(text)).isEmpty {
          complaints.append(
            "'\(name)' is not there between from: and to:, but from \(times.seconds(frames.lowerBound)) to "
              + "\(times.seconds(frames.upperBound - 1)) s")
        }
      } catch {
        switch error {
        case .beyondTheEnd:
          complaints.append("'\(name)' is said to be there at \(row[0]) s, and the source ends before")
        case .nobodyThere:
          complaints.append("'\(name)' is said to be there at \(row[0]) s, and no text was found in that place")
        case .severalThere:
          complaints.append("'\(name)' at \(row[0]) s could be two texts: give the box, or another time")
        }
      }
    }
  }

  private func stretch(_ text: Decisions.Text) -> Range<Int> {
    times.within(from: text.from ?? -.infinity, to: text.to ?? .infinity)
  }

  /// The frames in which a person decided to show it; nil where nobody did.
  private func shown(_ index: Int) -> Range<Int>? {
    guard let text = owners[index]?.text, text.action == .keep else { return nil }
    return stretch(text)
  }

  /// What a person has not looked at stays hidden.
  private static func without(_ shown: Range<Int>?, _ boxes: [TrackBox]) -> [[TrackBox]] {
    guard let shown else { return [boxes] }
    return [boxes.filter { $0.frame < shown.lowerBound }, boxes.filter { $0.frame >= shown.upperBound }]
      .filter { !$0.isEmpty }
  }

  /// In one colour, whatever faces look like: two large letters can be read from a cover of 8×8 colours.
  private func planned(_ boxes: [TrackBox], id: Int) -> PlannedTrack {
    PlannedTrack(
      id: id, firstFrame: boxes[0].frame,
      regions: boxes.map { Region(textIn: $0.box, width: map.width, height: map.height).roundedOutward() }, cover: .fill
    )
  }
}

extension Region {
  /// Letters reach beyond the network's box by up to this share of its shorter side, and whoever moves is a little further.
  private static let textMargin = 0.4
  /// Of a picture's height: more is not needed around a large text, and less not enough around a small one.
  private static let leastTextMargin = 0.004
  private static let greatestTextMargin = 0.03

  /// What covers the text whose `box` the detector shows, in a picture of `width` × `height` pixels.
  init(textIn box: NormalizedBox, width: Int, height: Int) {
    let aspect = Double(width) / Double(height)
    let side = min(box.width * aspect, box.height)
    let margin = min(Self.greatestTextMargin, max(Self.leastTextMargin, Self.textMargin * side))
    self = .polygon(
      NormalizedPolygon(
        NormalizedBox(
          left: box.x - 1.5 * margin / aspect, top: box.y - margin, right: box.right + 1.5 * margin / aspect,
          bottom: box.bottom + margin)))
  }
}
