import Files
import Foundation
import Media
import People
import Support

/// Pictures for a review sheet, which show people as they are: for whoever decides who is hidden, and never for publication.
struct ReviewPictures {
  private let map: IdentityMap
  private let font: String?
  /// Pixels.
  static let headSide = 160
  static let wholeWidth = 320

  /// `font` is a font file for the labels of contact sheets.
  init(_ map: IdentityMap, font: String?) {
    self.map = map
    self.font = font
  }

  /// How far around a face its picture reaches, as a multiple of the face.
  private static let around = 2.6

  /// Decodes the source once, and hands over a picture of every moment, and contact sheets, numbered from 1. Memory does not grow with the
  /// source's length, but for what `take` keeps.
  func make(
    _ moments: [ReviewMoment], of file: SourceFile, tier: InputTier,
    take: (ReviewMoment, PrivatePicture) throws -> Void,
    sheet: (Int, PrivatePicture) throws -> Void,
    progress: (Int, Int) -> Void
  ) throws {
    let times = FrameTimes(map)
    let byFrame = Dictionary(grouping: moments) { $0.frame }
    let reader = try MediaReader(file, tier: tier, sound: .nothing)
    var contact = ContactSheet()
    var frame = 0
    while let item = try reader.next() {
      guard case .picture(let picture) = item else { continue }
      for moment in byFrame[frame] ?? [] {
        try take(moment, PrivatePicture(tile(of: picture, moment, label: nil)))
        let label =
          "\(moment.track.map { "T\($0)" } ?? moment.text.map { "W\($0)" } ?? "all") \(ClockText(seconds: times.seconds(frame)).exact) \(moment.kind.rawValue)"
        if let full = try contact.add(tile(of: picture, moment, label: label)) {
          try sheet(contact.count, PrivatePicture(full))
        }
      }
      frame += 1
      progress(frame, map.times.count)
    }
    guard frame == map.times.count else {
      throw Failure(
        doing: "making the review sheet", path: file.path,
        reason:
          "the facts were gathered for \(map.times.count) pictures, and \(frame) came: they belong to another file",
        advice: "Run again: the people in it will be looked for anew")
    }
    if let rest = try contact.finish() { try sheet(contact.count, PrivatePicture(rest)) }
  }

  /// The surroundings of a head, or the whole picture.
  private func tile(of picture: Frame, _ moment: ReviewMoment, label: String?) throws -> Frame {
    let width = Double(picture.width), height = Double(picture.height)
    func pixels(_ box: NormalizedBox) -> (Int, Int, Int, Int) {
      (Int(box.x * width), Int(box.y * height), Int(box.width * width), Int(box.height * height))
    }
    let tileFont = label == nil ? nil : font
    let head = moment.track.flatMap { id in map.tracks.first { $0.id == id }?.box(inFrame: moment.frame)?.box }
    if let id = moment.text, let text = map.texts?.first(where: { $0.id == id })?.box(inFrame: moment.frame)?.box {
      return try tile(of: picture, aroundText: pixels(text), label: label, font: tileFont)
    }
    guard let head else {
      let tall = label == nil ? Self.wholeWidth * picture.height / picture.width / 2 * 2 : Self.headSide
      let wide = label == nil ? Self.wholeWidth : Self.headSide
      let boxes = map.tracks.compactMap { $0.box(inFrame: moment.frame)?.box }.map(pixels)
      return try PictureTile(width: wide, height: max(2, tall), font: tileFont).picture(
        of: picture, left: 0, top: 0, width: picture.width, height: picture.height, boxes: boxes, label: label ?? "")
    }
    let side = max(head.width * width, head.height * height, 24) * Self.around
    return try PictureTile(width: Self.headSide, height: Self.headSide, font: tileFont).picture(
      of: picture, left: Int(head.centerX * width - side / 2), top: Int(head.centerY * height - side / 2),
      width: Int(side), height: Int(side),
      boxes: [pixels(head)], label: label ?? "")
  }

  /// As wide as a picture of a head is, and so large that a person can read it.
  private func tile(
    of picture: Frame, aroundText box: (left: Int, top: Int, width: Int, height: Int), label: String?, font: String?
  ) throws -> Frame {
    let side = max(box.width + box.height, 3 * box.height, 48)
    return try PictureTile(width: Self.headSide, height: Self.headSide, font: font).picture(
      of: picture, left: box.left + box.width / 2 - side / 2, top: box.top + box.height / 2 - side / 2, width: side,
      height: side, boxes: [(box.left, box.top, box.width, box.height)], label: label ?? "")
  }

  /// `1-02-03.4`: a colon means something to the filter that writes it.
  static func clock(_ seconds: Double) -> String {
    let tenths = Int((seconds * 10).rounded())
    func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
    return "\(tenths / 36000)-\(two(tenths / 600 % 60))-\(two(tenths / 10 % 60)).\(tenths % 10)"
  }
}
