import Files
import Foundation
import PeopleTestSupport
import TestSupport
import Testing

@testable import Media
@testable import People
@testable import Redaction

/// What the two detectors say of real heads, and of the same heads covered. With BACKLIT_FIGURES=1 the figures of decision 0012 are printed.
@Suite(.serialized) struct ClearFaceTests {
  private static let isPrinting = ProcessInfo.processInfo.environment["BACKLIT_FIGURES"] != nil
  /// Pixels from forehead to chin, about, of pictures of 1280 × 720.
  private static let scales = isPrinting ? [0.2, 0.25, 0.3, 0.4, 0.5, 0.6, 0.8, 1, 1.2, 1.6, 2.2] : [0.8]

  /// One picture with a portrait in the middle of grey.
  private func picture(_ portrait: Portrait, scale: Double) throws -> Frame {
    try withTemporaryFolder { folder in
      let path = try Clip.make(
        [
          "-i", SetUp.portrait(portrait.name), "-vf",
          "scale=\(Int(portrait.width * scale)):-2:flags=area,crop='min(iw,1280)':'min(ih,720)',pad=1280:720:(ow-iw)/2:(oh-ih)/2:gray",
          "-frames:v", "1", "-c:v", "libx264", "-pix_fmt", "yuv420p", "-crf", "16",
        ], "picture.mp4", in: folder)
      let reader = try MediaReader(SourceFile(path: path), tier: .scraped, sound: .nothing)
      while let item = try reader.next() { if case .picture(let frame) = item { return frame } }
      throw Command.Failed("no picture came")
    }
  }

  private func plan(_ method: RedactionMethod, _ region: Region, at frame: Frame) throws -> RedactionPlan {
    try RedactionPlan(
      source: Digest.of("a source"), method: method, timeBase: frame.timeBase,
      times: PresentationTimes([frame.time?.ticks ?? 0]),
      tracks: [PlannedTrack(id: 1, firstFrame: 0, regions: [region])])
  }

  @Test func uncoveredHeadsAreClearFacesAndCoveredOnesAreNot() throws {
    let detectors = try FaceDetectors(model: SetUp.model(), cascade: CascadeModel())
    for portrait in Portrait.all {
      for scale in Self.scales {
        let frame = try picture(portrait, scale: scale)
        let finder = ClearFaceFinder(detectors, leastConfidence: 0.01, leastWindows: 1)
        let seen = try finder.faces(in: frame)
        let face = try #require(seen.max { ($0.network ?? 0) < ($1.network ?? 0) })
        #expect(face.network ?? 0 > ClearFaceFinder.leastConfidence, "\(portrait.name) at \(scale)")
        say("\(portrait.name) \(Int(portrait.headHeight * scale)) px uncovered", seen)
        let region = Region(headAround: face.box, width: frame.width, height: frame.height)
        for method in [RedactionMethod.blur, .pixelate, .fill] {
          let covered = try frame.reference()
          _ = try Redactor(plan: plan(method, region, at: frame), path: "picture").redact(covered)
          let left = try finder.faces(in: covered)
          say("\(portrait.name) \(Int(portrait.headHeight * scale)) px \(method.name)", left)
          let what: Comment = "\(portrait.name) at \(scale), \(method.name)"
          #expect(
            left.allSatisfy {
              $0.network ?? 0 < ClearFaceFinder.leastConfidence && $0.cascade ?? 0 < ClearFaceFinder.leastWindows
            }, what)
        }
      }
    }
  }

  private func say(_ what: String, _ faces: [SeenFace]) {
    guard Self.isPrinting else { return }
    print(
      "\(what): network \(faces.compactMap(\.network).max() ?? 0), cascade \(faces.compactMap(\.cascade).max() ?? 0)")
  }

  @Test func aFaceIsHeldAgainstThePlan() throws {
    let detectors = try FaceDetectors(model: SetUp.model(), cascade: CascadeModel())
    let frame = try picture(.astronaut, scale: 1.4)
    let face = try #require(try ClearFaceFinder(detectors).faces(in: frame).first)
    let view = RenditionView(
      placement: .init(x: 0, y: 0, width: 1280, height: 720, frameWidth: 1280, frameHeight: 720), startSeconds: 0,
      frameSeconds: 0.04)
    func encounters(_ method: RedactionMethod, _ region: Region) throws -> [FaceEncounter] {
      let people = PlannedPeople(try plan(method, region, at: frame))
      let check = RenditionFaceCheck(detectors, expecting: .init(people: people, view: view)) { _ in "kept" }
      try check.add(frame, atSeconds: 0)
      return check.encounters
    }
    let head = Region(headAround: face.box, width: 1280, height: 720)
    #expect(try encounters(.blur, head).map(\.kind) == [.hidden(track: 1)])
    let other = try #require(
      try encounters(.blur, Region(centerX: 0.1, centerY: 0.1, radiusX: 0.05, radiusY: 0.05)).first)
    #expect(other.kind == .notPlanned && other.isCertain && other.picture == "kept")
    #expect(try encounters(.frame, head).map(\.kind) == [.hidden(track: 0)])
  }

  @Test func bytesThatAreNoCascadeAreRefused() throws {
    try withTemporaryFolder { folder in
      let path = folder.appendingPathComponent("cascade.xml")
      for text in ["", "<opencv_storage></opencv_storage>", "no cascade at all"] {
        try Data(text.utf8).write(to: path)
        #expect(throws: Failure.self) { try FaceCascade(model: CascadeModel(path: path.path)) }
      }
      #expect(throws: Failure.self) { try CascadeModel(path: folder.appendingPathComponent("nowhere.xml").path) }
    }
  }
}
