import Foundation

/// A word that no program writes by itself, and facts that a camera notes, in every form in which they may lie in a file.
enum Marker {
  static let word = "Zqxmarker7"
  static let time = "2021-03-04T05:06:07Z"
  static let date = ISO8601DateFormatter().date(from: time)!
  static let place = "+12.3456-076.5432/"

  struct Form {
    let name: String
    let bytes: Data
    let ignoresCase: Bool
  }

  static let utf8 = "\(String.Encoding.utf8)"

  /// The word's.
  static let words: [Form] =
    [String.Encoding.utf8, .utf16LittleEndian, .utf16BigEndian].flatMap { encoding in
      let bytes = word.data(using: encoding)!
      return [
        Form(name: "\(encoding)", bytes: bytes, ignoresCase: true),
        Form(name: "\(encoding) backwards", bytes: Data(bytes.reversed()), ignoresCase: true),
        Form(name: "\(encoding) in hex", bytes: Data(hex(bytes).utf8), ignoresCase: true),
      ]
        + [word, word.lowercased()].flatMap { word in
          (0..<3).map { before in
            Form(
              name: "\(word) as \(encoding) in base64, \(before)",
              bytes: base64(word.data(using: encoding)!, after: before),
              ignoresCase: false)
          }
        }
    }

  /// The facts', and what FFmpeg writes into every film of the footage.
  static let facts: [Form] =
    [
      ("day", "2021-03-04"), ("day of EXIF", "2021:03:04"), ("latitude", "12.3456"), ("longitude", "76.5432"),
      ("settings of x264", "x264 - core"), ("library of the encoder", "Lavc"),
    ].map { Form(name: $0.0, bytes: Data($0.1.utf8), ignoresCase: false) } + [
      Form(name: "closed captions", bytes: closedCaptions, ignoresCase: false),
      // Twice, as creation and modification: four bytes alone may be anything.
      Form(name: "time of QuickTime", bytes: big(quickTime) + big(quickTime), ignoresCase: false),
      Form(name: "time of Matroska", bytes: big((seconds - 978_307_200) * 1_000_000_000), ignoresCase: false),
      Form(name: "latitude of EXIF", bytes: latitude.reduce(Data()) { $0 + big($1) }, ignoresCase: false),
    ]

  /// The names of all forms that are in it.
  static func forms(in data: Data) -> Set<String> {
    let folded = Data(data.map(lower))
    return Set(
      (words + facts).filter { form in
        let (place, bytes) = form.ignoresCase ? (folded, Data(form.bytes.map(lower))) : (data, form.bytes)
        return place.range(of: bytes) != nil
      }.map(\.name))
  }

  static func forms(in text: String) -> Set<String> { forms(in: Data(text.utf8)) }

  /// How they begin among coded pictures: ATSC A/72 part 1, with A/53 part 4.
  static let closedCaptions = Data([0xB5, 0x00, 0x31]) + Data("GA94".utf8) + [0x03]

  /// Degrees, minutes and seconds of 12.3456, each as a fraction.
  static let latitude: [UInt32] = [12, 1, 20, 1, 1104, 25]

  static func big(_ number: some FixedWidthInteger) -> Data { withUnsafeBytes(of: number.bigEndian) { Data($0) } }

  static func hex(_ bytes: Data) -> String { bytes.map { String(format: "%02x", $0) }.joined() }

  private static let seconds = Int64(date.timeIntervalSince1970)
  /// From 1904 on.
  private static let quickTime = UInt32(seconds + 2_082_844_800)

  /// Six bits make a character. With `before` bytes before these, and others after them, the characters that say nothing of those.
  private static func base64(_ bytes: Data, after before: Int) -> Data {
    let text = Data((Data(count: before) + bytes + Data(count: 3)).base64EncodedString().utf8)
    return text[(before * 8 + 5) / 6..<(before + bytes.count) * 8 / 6]
  }

  private static func lower(_ byte: UInt8) -> UInt8 { (65...90).contains(byte) ? byte + 32 : byte }
}
