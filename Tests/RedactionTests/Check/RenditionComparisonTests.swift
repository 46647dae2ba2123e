import Files
import Foundation
import Media
import PeopleTestSupport
import TestSupport
import Testing

@testable import Redaction

/// Renditions of one source in other sizes, shapes and qualities: what is hidden in all of them is one look's work, and what shows in one only is told.
@Suite struct RenditionComparisonTests {
  private static let frames = 16
  /// In pixels of a source of 1280×720: how tall the portrait is, and where the head.
  struct Person: Sendable, CustomStringConvertible {
    let portrait: Int
    let x: Int, y: Int, width: Int, height: Int
    var description: String { "head of \(height) pixels" }

    static let near = Person(portrait: 400, x: 560, y: 160, width: 180, height: 240)
    static let far = Person(portrait: 100, x: 514, y: 130, width: 48, height: 60)
  }

  /// How a source's head is covered, as filters of FFmpeg; all but `shown` frames of them.
  enum Cover: String, CaseIterable {
    case black, mosaic, blur

    func filters(_ person: Person, except shown: Int?) -> String {
      let (x, y, width, height) = (person.x, person.y, person.width, person.height)
      let enabled = "enable='\(shown.map { "not(eq(n,\($0)))" } ?? "1")'"
      let change =
        switch self {
        case .black: "drawbox=c=black:t=fill"
        case .mosaic: "scale=8:8:flags=area,scale=\(width):\(height):flags=neighbor"
        case .blur: "scale=8:8:flags=area,scale=\(width):\(height):flags=bicubic"
        }
      return "split[a][b];[b]crop=\(width):\(height):\(x):\(y),\(change)[c];[a][c]overlay=\(x):\(y):\(enabled)"
    }
  }

  /// A portrait that sways in front of a wall with a pattern, in noise.
  private func source(_ person: Person = .near, in folder: URL) throws -> String {
    try Clip.make(
      [
        "-loop", "1", "-framerate", "25", "-i", SetUp.portrait("astronaut"), "-filter_complex",
        "testsrc2=s=1280x720:r=25[w];[0]scale=-2:\(person.portrait)[p];[w][p]overlay=500+\(person.portrait / 66)*sin(n/3):120,noise=alls=8:allf=t,format=yuv420p",
        "-frames:v", "\(Self.frames)", "-c:v", "libx264", "-crf", "12",
      ], "source.mp4", in: folder)
  }

  private func rendition(
    _ name: String, of source: String, _ cover: Cover, _ person: Person = .near, except shown: Int? = nil, size: String,
    crf: Int, in folder: URL
  ) throws -> String {
    try Clip.make(
      [
        "-i", source, "-filter_complex", cover.filters(person, except: shown) + "," + size, "-c:v", "libx264",
        "-preset",
        "veryfast", "-crf", "\(crf)",
      ], name, in: folder)
  }

  private func view(_ fit: PictureFit, _ width: Int, _ height: Int) throws -> ComparedView {
    let placement = fit.placement(of: (1280, 720), in: (width, height))
    return try #require(
      ComparedView(
        RenditionView(placement: placement, startSeconds: 0, frameSeconds: 0.04), sourceWidth: 1280, sourceHeight: 720,
        captions: []))
  }

  /// The frames of `other` in which something is to be seen that `lead` does not show, or only those in which that is new; all of them where nothing can
  /// be compared.
  private func differing(
    _ other: (path: String, view: ComparedView), from lead: (path: String, view: ComparedView), onlyNew: Bool = false
  ) throws -> [Int] {
    let shown = LeadPictures(lead.view)
    let recorder = LeadRecorder(shown, for: [other.view], events: [])
    try MediaInspection.Reader(SourceFile(path: lead.path)).read(untilSeconds: .infinity, eachPicture: recorder.add)
    let comparison = RenditionComparison(other.view, with: shown, events: [])
    var frames: [Int] = [], count = 0
    try MediaInspection.Reader(SourceFile(path: other.path)).read(untilSeconds: .infinity) { picture, seconds in
      let verdict = try comparison.verdict(on: picture, atSeconds: seconds)
      if onlyNew ? verdict == .different(isNew: true) : verdict != .same { frames.append(count) }
      count += 1
    }
    return frames
  }

  private static let sizes: [(fit: PictureFit, width: Int, height: Int, filter: String)] = [
    (.pad, 1280, 720, "null"), (.pad, 640, 360, "scale=640:360"),
    (.pad, 540, 960, "scale=540:304,pad=540:960:0:328"), (.crop, 406, 720, "crop=406:720"),
  ]

  @Test(arguments: [Cover.mosaic, .blur]) func whatIsHiddenInAllIsTheSame(_ cover: Cover) throws {
    try withTemporaryFolder { folder in
      let source = try source(in: folder)
      let lead = try rendition("lead.mp4", of: source, cover, size: "null", crf: 20, in: folder)
      for (number, size) in Self.sizes.enumerated().dropFirst() {
        let other = try rendition("\(number).mp4", of: source, cover, size: size.filter, crf: 26, in: folder)
        let found = try differing(
          (other, view(size.fit, size.width, size.height)), from: (lead, view(.pad, 1280, 720)))
        #expect(found == [], "\(size)")
      }
    }
  }

  /// What a poor encoder does is looked at as often as a rendition of its own, and no more often.
  @Test func whatAnEncoderDoesIsNothingNew() throws {
    try withTemporaryFolder { folder in
      let source = try source(in: folder)
      let lead = try rendition("lead.mp4", of: source, .mosaic, size: "null", crf: 20, in: folder)
      let size = Self.sizes[2]
      let other = try rendition("other.mp4", of: source, .mosaic, size: size.filter, crf: 34, in: folder)
      let views = try (view(size.fit, size.width, size.height), view(.pad, 1280, 720))
      #expect(try differing((other, views.0), from: (lead, views.1)).count > 4)
      let new = try differing((other, views.0), from: (lead, views.1), onlyNew: true)
      #expect(Set(new).isSubset(of: [0, 13]), "only at its looks: \(new)")
    }
  }

  /// Every picture is compared, not only those that are looked at, as the one at 0.52 s is; heads that are far away as closely as they are looked at.
  @Test(arguments: zip(Cover.allCases, [Person.far, .near, .far])) func oneFrameThatShowsMoreIsTold(
    _ cover: Cover, _ person: Person
  ) throws {
    try withTemporaryFolder { folder in
      let source = try source(person, in: folder)
      let lead = try rendition("lead.mp4", of: source, cover, person, size: "null", crf: 20, in: folder)
      let frame = person.portrait > 200 ? 9 : 13
      // Of a portrait in the middle, nothing of a small head at its left is in a picture that is cropped to it.
      for (number, size) in Self.sizes.enumerated() where person.portrait > 200 || size.fit == .pad {
        let other = try rendition(
          "\(number).mp4", of: source, cover, person, except: frame, size: size.filter, crf: 26, in: folder)
        let found = try differing(
          (other, view(size.fit, size.width, size.height)), from: (lead, view(.pad, 1280, 720)))
        #expect(found == [frame], "\(size)")
        let new = try differing(
          (other, view(size.fit, size.width, size.height)), from: (lead, view(.pad, 1280, 720)), onlyNew: true)
        #expect(new == [frame], "\(size)")
      }
    }
  }

  /// What captions cover in the one or the other is not compared, and nothing else is left out.
  @Test func captionsAreLeftOut() throws {
    try withTemporaryFolder { folder in
      let source = try source(in: folder)
      let lead = try rendition("lead.mp4", of: source, .black, size: "null", crf: 20, in: folder)
      let box = "drawbox=x=300:y=600:w=680:h=80:c=white:t=fill:enable='between(n,6,12)'"
      let other = try rendition("other.mp4", of: source, .black, size: box, crf: 20, in: folder)
      let plain = try view(.pad, 1280, 720)
      #expect(try differing((other, plain), from: (lead, plain)) == Array(6...12))
      var place = OverlayPlace(
        [Overlay(x: 300, y: 600, width: 680, height: 80, coverage: [], rgb: (255, 255, 255))], atSeconds: 0.24)
      place.endSeconds = 0.48
      let placed = try #require(
        ComparedView(
          RenditionView(
            placement: PictureFit.pad.placement(of: (1280, 720), in: (1280, 720)), startSeconds: 0, frameSeconds: 0.04),
          sourceWidth: 1280, sourceHeight: 720, captions: [place]))
      #expect(try differing((other, placed), from: (lead, plain)) == [])
      #expect(try differing((lead, plain), from: (other, placed)) == [])
      #expect(plain.cellsShownBeneathCaptions(of: placed) > 0 && placed.cellsShownBeneathCaptions(of: plain) == 0)
    }
  }

  /// Where the other one shows less of the source, nothing says what it does not show.
  @Test func whatTheLeadDoesNotShowIsNotCompared() throws {
    let whole = try view(.pad, 1280, 720), part = try view(.crop, 406, 720)
    #expect(whole.shows(allOf: part) && !part.shows(allOf: whole))
    let padded = try view(.pad, 540, 960)
    #expect(whole.shows(allOf: padded) && padded.shows(allOf: whole))
  }
}
