public import Media

/// Looks for faces in one rendition while it is decoded.
public final class RenditionFaceCheck {
  /// Which people a rendition may show, and how it shows the source.
  public struct Expectation {
    let people: PlannedPeople
    let view: RenditionView
    /// When shots begin, in seconds of the source.
    let cutSeconds: [Double]
    /// For a picture without a time of its own, such as a thumbnail: the seconds of the rendition that it may show.
    let showsSeconds: [Double]?

    public init(people: PlannedPeople, view: RenditionView, cutSeconds: [Double] = [], showsSeconds: [Double]? = nil) {
      self.people = people
      self.view = view
      self.cutSeconds = cutSeconds
      self.showsSeconds = showsSeconds
    }

    /// Where faces slip out: at cuts, and in the pictures with which and just before which a cover begins, and on both sides of its end.
    public var events: [Double] {
      let cuts = cutSeconds.map(view.renditionSeconds)
      let covers = people.changes.flatMap { begins, ends in
        [begins - view.twoFrames, begins, ends - view.twoFrames, ends + view.twoFrames].map(view.renditionSeconds)
      }
      return (cuts + covers).filter { $0 > 0 }
    }
  }

  private let finder: ClearFaceFinder
  private let expectation: Expectation?
  private let keepPicture: (PrivatePicture) throws -> String?
  private var clock: LookClock
  private var judge = FaceJudge()
  /// How many pictures were looked at.
  public private(set) var looks = 0

  /// Without an `expectation`, every face is one that nobody planned. `keepPicture` keeps the picture that it is given where only its owner
  /// can see it, and returns the path; nil keeps none.
  public init(
    _ detectors: FaceDetectors, expecting expectation: Expectation?,
    keepPicture: @escaping (PrivatePicture) throws -> String?
  ) {
    finder = ClearFaceFinder(detectors)
    self.expectation = expectation
    self.keepPicture = keepPicture
    clock = LookClock(events: expectation?.events ?? [])
  }

  /// Takes the pictures of the rendition in turn, `seconds` after its first one.
  public func add(_ picture: Frame, atSeconds seconds: Double, _ wish: LookWish = .usual) throws {
    let look = clock.look(atSeconds: seconds, wish)
    guard look != .none else { return }
    looks += 1
    let faces = try finder.faces(in: picture, look)
    guard !faces.isEmpty else {
      return judge.add([], isClose: look == .close, hidden: [], shown: [], atSeconds: seconds) { nil }
    }
    // What is written is what was delivered: nothing more can be given away by it than already was.
    let keep = { [keepPicture] in try keepPicture(PrivatePicture(picture)) }
    guard let expectation else {
      return try judge.add(faces, isClose: look == .close, hidden: [], shown: [], atSeconds: seconds, keepPicture: keep)
    }
    let spans = (expectation.showsSeconds ?? [seconds]).map(expectation.view.sourceSpan)
    let located = faces.map { face in
      var face = face
      face.box = expectation.view.sourceBox(face.box, atSeconds: seconds)
      return face
    }
    try judge.add(
      located, isClose: look == .close, hidden: spans.flatMap { try expectation.people.hidden(during: $0) },
      shown: spans.flatMap(expectation.people.shown),
      atSeconds: seconds, keepPicture: keep)
  }

  /// What was seen until now.
  public var encounters: [FaceEncounter] { judge.encounters }
}
