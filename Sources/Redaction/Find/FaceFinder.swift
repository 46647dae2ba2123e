public import Files
public import Media

/// Looks at a source from its first picture to its last, and says who appears where.
public struct FaceFinder {
  private let detector: FaceDetector
  private let model: FaceModel
  private let schedule: DetectionSchedule
  /// Pictures that are decoded ahead.
  private static let ahead = 6

  /// `threads` is for the network. Throws `Failure` where the model cannot be loaded.
  public init(model: FaceModel, schedule: DetectionSchedule = DetectionSchedule(), threads: Int = 2) throws {
    self.model = model
    self.schedule = schedule
    detector = try FaceDetector(model: model, threads: threads)
  }

  /// The journal of a search in this source. Throws `Failure` where it cannot be written.
  public func journal(at path: String, source: Digest) throws -> DetectionJournal {
    let parts = ["\(FactVersion.search)", "\(source)", "\(model.digest)", FaceDetector.libraryVersion, "\(schedule)"]
    return try DetectionJournal(path: path, key: Digest.of(parts.joined(separator: "\n")))
  }

  /// Reads the source once, to its end. `digest` is the source's; `progress` is told the pictures seen and about how many there
  /// are (0: unknown). Throws where the source cannot be decoded to its end: half a map would hide half a person.
  /// With a journal, a search that was interrupted goes on where it was; whoever keeps the map removes it.
  public func find(
    in file: SourceFile, tier: InputTier, digest: Digest, journal: DetectionJournal? = nil, progress: (Int, Int) -> Void = { _, _ in }
  ) throws -> IdentityMap {
    let reader = try MediaReader(file, tier: tier, sound: .nothing)
    guard let format = reader.pictureFormat, let timeBase = reader.pictureTimeBase else {
      throw Failure(doing: "looking for people", path: file.path, reason: "there is no picture track")
    }
    let expected = reader.expectedPictures
    var search = FaceSearch(detector, schedule, width: format.width, height: format.height, timeBase: timeBase, journal: journal)
    let pictures = PictureQueue(reader, capacity: Self.ahead)
    do {
      while let picture = try pictures.take() {
        try search.add(picture)
        progress(search.count, expected)
      }
    } catch {
      pictures.stop(error)
      throw error
    }
    let (times, shots, tracks) = try search.finish()
    return try IdentityMap(
      source: digest, width: format.width, height: format.height, timeBase: timeBase, times: times, shots: shots,
      detector: .init(modelDigest: model.digest), tracks: tracks)
  }
}

/// The pictures of a reader, decoded on a thread of their own.
private final class PictureQueue: Sendable {
  private let queue: BoundedQueue<Frame>
  private let thread: MediaThread

  /// Nobody else may use `reader` from now on.
  init(_ reader: MediaReader, capacity: Int) {
    let queue = BoundedQueue<Frame>(capacity: capacity)
    let box = Handover(reader)
    self.queue = queue
    thread = MediaThread("decode") {
      do {
        while let item = try box.value.next() {
          if case .picture(let frame) = item { try queue.push(frame) }
        }
        queue.finish()
      } catch {
        queue.fail(error)
      }
    }
  }

  func take() throws -> Frame? {
    guard let frame = try queue.take() else {
      try thread.join()
      return nil
    }
    return frame
  }

  /// Ends the thread before whoever reads gives up.
  func stop(_ error: any Error) {
    queue.fail(error)
    try? thread.join()
  }
}

/// `@unchecked Sendable`: made by one thread, then used by one other alone.
private struct Handover<Value>: @unchecked Sendable {
  let value: Value
  init(_ value: Value) { self.value = value }
}
