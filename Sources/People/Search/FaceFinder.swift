import Files
public import Media
import Support

/// Looks at a source from its first picture to its last, and says who appears where.
public struct FaceFinder {
  private let model: FaceModel
  private let schedule: DetectionSchedule
  /// nil where nobody asked for text.
  private let text: TextModel?
  /// Pictures that are decoded ahead.
  private static let ahead = 6

  /// With `text`, places with text are looked for as well.
  public init(model: FaceModel, schedule: DetectionSchedule = DetectionSchedule(), text: TextModel? = nil) {
    self.model = model
    self.schedule = schedule
    self.text = text
  }

  /// The journal of a search in this source. `code` stands for the code that searches: what another code noted is not gone on with. Throws
  /// `Failure` where it cannot be written.
  public func journal(at path: String, source: Digest, code: String = "") throws -> DetectionJournal {
    let parts = ["\(source)", "\(model.digest)", model.runtime.name, "\(schedule)", code]
    return try DetectionJournal(path: path, key: Digest.of(parts.joined(separator: "\n")))
  }

  /// Of the search for text; nil where none is made.
  public func textJournal(at path: String, source: Digest, code: String = "") throws -> DetectionJournal? {
    guard let text else { return nil }
    let parts = ["\(source)", "\(text.digest)", text.runtime.name, "\(schedule)", code]
    return try DetectionJournal(path: path, key: Digest.of(parts.joined(separator: "\n")))
  }

  /// Reads the source once, to its end. `digest` is the source's; `progress` is told the pictures seen and about how many there
  /// are (0: unknown). Throws where the model cannot be loaded, or the source not be decoded to its end: half a map would hide
  /// half a person.
  /// With a journal, a search that was interrupted goes on where it was; whoever keeps the map removes it.
  public func find(
    in file: SourceFile, tier: InputTier, digest: Digest, journal: DetectionJournal? = nil,
    textJournal: DetectionJournal? = nil,
    progress: (Int, Int) -> Void = { _, _ in }
  ) throws -> IdentityMap {
    let reader = try MediaReader(file, tier: tier, sound: .nothing)
    guard let format = reader.pictureFormat, let timeBase = reader.pictureTimeBase else {
      throw Failure(doing: "looking for people", path: file.path, reason: "there is no picture track")
    }
    let expected = reader.expectedPictures
    let isSingle = reader.info.isStill || expected == 1
    let texts = try text.map {
      TextThread(
        TextScanner(try TextDetector(model: $0, threads: 1)), isSingle: isSingle, journal: textJournal)
    }
    // Looks run beside each other: one thread each.
    var search: FaceSearch
    do {
      search = try FaceSearch(
        { try FaceDetector(model: model, threads: 1) }, schedule, format, timeBase: timeBase,
        path: file.path, isSingle: isSingle, journal: journal, texts: texts)
    } catch {
      texts?.stop()
      throw error
    }
    let pictures = PictureQueue(reader, capacity: Self.ahead)
    do {
      while let picture = try pictures.take() {
        try search.add(picture)
        while search.isFull { try next(&search) }
      }
      while !search.isEmpty { try next(&search) }
    } catch {
      pictures.stop(error)
      search.stop()
      throw error
    }
    func next(_ search: inout FaceSearch) throws {
      try search.searchNext()
      progress(search.count, expected)
    }
    let (times, shots, tracks, found) = try search.finish()
    return try IdentityMap(
      source: digest, width: format.width, height: format.height, timeBase: timeBase, times: times, shots: shots,
      detector: .init(modelDigest: model.digest, libraryVersion: model.runtime.name), tracks: tracks, texts: found)
  }
}

/// The pictures of a reader, decoded on a thread of their own.
final class PictureQueue: Sendable {
  private let queue: BoundedQueue<Frame>
  private let thread: WorkerThread

  /// Decodes at most `capacity` pictures ahead. Nobody else may use `reader` from now on.
  init(_ reader: MediaReader, capacity: Int) {
    let queue = BoundedQueue<Frame>(capacity: capacity)
    let box = UncheckedTransfer(reader)
    self.queue = queue
    thread = WorkerThread("decode") {
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
