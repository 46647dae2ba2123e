import Files
import Manifests
import Media
import Redaction

/// One rendition that is decoded a stretch at a time, while checks look at its pictures.
///
/// `@unchecked Sendable`: one thread at a time reads on; `InspectionSchedule` hands it from one to the other under its lock.
final class InspectedRendition: @unchecked Sendable {
  /// What its pictures are for beside being looked at.
  enum Role {
    /// Others are held against them, once they are kept here.
    case lead(LeadRecorder?)
    /// They are looked at only where they differ; and quickly also elsewhere, where captions cover other places than in the lead.
    case other(RenditionComparison, isSecond: Bool)
  }

  let file: String
  let looks: FileLooks
  private let path: String
  private let role: Role
  private var reader: MediaInspection.Reader?
  /// How many were read.
  private(set) var stretches = 0
  /// nil until it was read to its end.
  private(set) var result: Result<RenditionFacts, any Error>?

  /// Seconds of a stretch: so much is kept of what leads show, twice.
  static let stretch = 2.0
  /// Seconds by which others stay behind, so that what is shown a frame later is known.
  private static let behind = 0.2

  init(_ file: String, path: String, looks: FileLooks, role: Role) {
    (self.file, self.path, self.looks, self.role) = (file, path, looks, role)
  }

  func readOn() {
    do {
      let reader = try reader ?? MediaInspection.Reader(SourceFile(path: path), threads: isLead ? 2 : 1)
      self.reader = reader
      let end = Double(stretches + 1) * Self.stretch - (isLead ? 0 : Self.behind)
      try reader.read(untilSeconds: end, eachPicture: look)
      stretches += 1
      guard reader.isAtEnd else { return }
      result = .success(RenditionFacts(try reader.result()))
    } catch {
      result = .failure(error)
    }
    reader = nil
  }

  private var isLead: Bool { if case .lead = role { true } else { false } }

  private func look(at picture: Frame, seconds: Double) {
    switch role {
    case .lead(let recorder):
      looks.add(picture, atSeconds: seconds)
      // What is not kept, others look at themselves.
      try? recorder?.add(picture, atSeconds: seconds)
    case .other(let comparison, let isSecond):
      switch (try? comparison.verdict(on: picture, atSeconds: seconds)) ?? .different(isNew: false) {
      case .same: if isSecond { looks.add(picture, atSeconds: seconds, .quick) }
      case .different(let isNew): looks.add(picture, atSeconds: seconds, isNew ? .wanted : .usual)
      }
    }
  }
}

extension RenditionFacts {
  fileprivate init(_ found: MediaInspection) {
    self.init(
      picture: found.picture.map {
        .init(
          width: $0.width, height: $0.height, frameRate: $0.frameRate.description, count: $0.count, seconds: $0.seconds)
      },
      soundSeconds: found.soundSeconds, streamCount: found.streamCount, tags: found.tags)
  }
}
