import People

/// Ready-made pieces of a decisions file, for whoever reads a review sheet.
public enum DecisionTemplates {
  /// A whole decisions file, of two lines, that says that a person has looked at exactly what the review mark stands for, and that it is right.
  public static func reviewed(mark: String) -> String { "decisions: 1\nreviewed: \"\(mark)\"\n" }

  /// Under which key and how to keep a track as it is, from its first to its last frame.
  public static func keep(_ track: FaceTrack, _ times: FrameTimes) -> String {
    """
    people:
      track-\(track.id):
        do: keep
        because: ""
        from: \(text(times.seconds(track.frames.lowerBound)))
        to: \(text(times.seconds(track.frames.upperBound)))
        at: [\(rows(of: track, times).joined(separator: ", "))]
    """
  }

  /// Hidden in between, too.
  public static func merge(_ track: FaceTrack, _ next: FaceTrack, _ times: FrameTimes) -> String {
    """
    people:
      tracks-\(track.id)-and-\(next.id):
        do: merge
        at: [\(row(of: track.boxes[(track.representatives.last ?? track.frames.lowerBound) - track.frames.lowerBound], times)), \
    \(row(of: next.boxes[(next.representatives.first ?? next.frames.lowerBound) - next.frames.lowerBound], times))]
    """
  }

  /// Under which key and how to hide a text, or to let it be read from its first to its last frame.
  public static func decide(_ text: TextTrack, _ action: Decisions.Text.Action, _ times: FrameTimes) -> String {
    let frames = text.representatives.isEmpty ? [text.frames.lowerBound] : text.representatives
    let rows = frames.compactMap { text.box(inFrame: $0) }.map { row(of: $0, times) }.joined(separator: ", ")
    let reason =
      action == .keep
      ? "\n    because: \"\"\n    from: \(self.text(times.seconds(text.frames.lowerBound)))\n    to: \(self.text(times.seconds(text.frames.upperBound)))"
      : ""
    return "texts:\n  text-\(text.id):\n    do: \(action.rawValue)\(reason)\n    at: [\(rows)]"
  }

  /// Where the track is at its representative times.
  static func rows(of track: FaceTrack, _ times: FrameTimes) -> [String] {
    track.representatives.compactMap { track.box(inFrame: $0) }.map { row(of: $0, times) }
  }

  private static func row(of box: TrackBox, _ times: FrameTimes) -> String {
    let numbers = [times.seconds(box.frame), box.box.x, box.box.y, box.box.width, box.box.height]
    return "[" + numbers.map(text).joined(separator: ", ") + "]"
  }

  /// Three decimals.
  static func text(_ value: Double) -> String { String(describing: (value * 1000).rounded() / 1000) }
}
