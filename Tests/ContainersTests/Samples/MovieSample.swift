/// A minimal MP4 file as Backlit writes it: two pictures, two blocks of sound, two captions, one chunk for each track.
struct MovieSample {
  var pictures: [[UInt8]] = [unit([0x65, 0x88, 0x84, 0x11]), unit([0x41, 0x9A, 0x22])]
  var sounds: [[UInt8]] = [[0x20, 0x11, 0x22, 0x0E], [0x21, 0x33, 0x07]]
  var captions: [[UInt8]] = [caption("Hello"), [0, 0]]
  /// Behind the samples, inside the `mdat`.
  var unused: [UInt8] = []
  /// Behind everything.
  var trailing: [UInt8] = []
  /// Changes the boxes before they are written.
  var edits: [@Sendable (inout Atom) -> Void] = []

  /// The same as a file that is only heard.
  static var sound: MovieSample {
    var movie = MovieSample()
    (movie.pictures, movie.captions) = ([], [])
    movie.edit("ftyp") { $0.body = Array("M4A ".utf8) + number(512) + Array("M4A iso4isomiso2".utf8) }
    movie.edit("moov") { movie in
      movie.children.remove(at: 3)
      movie.children.remove(at: 1)
    }
    return movie
  }

  static func unit(_ bytes: [UInt8]) -> [UInt8] { number(bytes.count) + bytes }
  static func caption(_ text: String) -> [UInt8] { number(text.utf8.count, 2) + Array(text.utf8) }

  mutating func edit(_ path: String, _ change: @escaping @Sendable (inout Atom) -> Void) {
    edits.append { $0.edit(path, change) }
  }

  mutating func add(_ atom: Atom, to path: String) { edit(path) { $0.children.append(atom) } }

  var bytes: [UInt8] {
    // The index comes first and says where the samples lie: its own length is known only when it was built once.
    let index = built(at: 0).children.prefix { $0.type != "mdat" }
    return built(at: index.flatMap(\.bytes).count + 8).children.flatMap(\.bytes) + trailing
  }

  private var samples: [UInt8] { (pictures + sounds + captions).flatMap { $0 } }

  private func built(at offset: Int) -> Atom {
    let sound = offset + pictures.joined().count, text = sound + sounds.joined().count
    var root = Atom(
      "root", [],
      [
        Atom("ftyp", Array("iso4".utf8) + number(512) + Array("iso4isomiso2avc1mp41".utf8)),
        Atom(
          "moov", [],
          [
            Atom("mvhd", Self.movieHeader),
            track(1, "vide", "VideoHandler", Atom("vmhd", [0, 0, 0, 1] + zeros(8)), Self.avc, pictures, offset),
            track(2, "soun", "SoundHandler", Atom("smhd", zeros(8)), Self.aac, sounds, sound),
            track(3, "sbtl", "SubtitleHandler", Atom("nmhd", zeros(4)), Self.text, captions, text),
            Atom("udta", [], [Self.metadata]),
          ]), Atom("free"), Atom("mdat", samples + unused),
      ])
    for edit in edits { edit(&root) }
    return root
  }

  static let matrix: [UInt8] = number(0x10000) + zeros(12) + number(0x10000) + zeros(12) + number(0x4000_0000)
  static let movieHeader: [UInt8] =
    zeros(12) + number(1000) + number(3000) + [0, 1, 0, 0, 1, 0] + zeros(10) + matrix + zeros(24) + number(4)
  static let metadata = Atom(
    "meta", zeros(4), [Atom("hdlr", zeros(8) + Array("mdirappl".utf8) + zeros(9)), Atom("ilst")])
  /// As x264 writes them for 640×360 at 25 frames a second.
  static let sequenceSet: [UInt8] = [
    0x67, 0x64, 0x00, 0x1E, 0xAC, 0xD9, 0x40, 0xA0, 0x2F, 0xF9, 0x70, 0x16, 0xA0, 0x20, 0x20, 0x28, 0x00, 0x00, 0x03,
    0x00, 0x08, 0x00, 0x00, 0x03, 0x01, 0x90, 0x78, 0xB1, 0x6C, 0xB0,
  ]
  static let pictureSet: [UInt8] = [0x68, 0xEF, 0x85, 0xF2, 0xC0]
  static let parameterSets = parameterSets(sequenceSet, pictureSet)

  static func parameterSets(_ sequence: [UInt8], _ picture: [UInt8]) -> [UInt8] {
    [1, 0x64, 0, 0x1E, 0xFF, 0xE1] + number(sequence.count, 2) + sequence + [1] + number(picture.count, 2) + picture
      + [0xFD, 0xF8, 0xF8, 0]
  }
  static let avc = Atom(
    "avc1",
    zeros(6) + [0, 1] + zeros(16) + number(640, 2) + number(360, 2) + [0, 0x48, 0, 0, 0, 0x48, 0, 0] + zeros(4)
      + [0, 1] + zeros(32) + [0, 0x18, 0xFF, 0xFF],
    [
      Atom("avcC", parameterSets), Atom("colr", Array("nclx".utf8) + [0, 1, 0, 1, 0, 1, 0]),
      Atom("pasp", number(1) + number(1)), Atom("btrt", zeros(12)),
    ])
  static let descriptors: [UInt8] =
    zeros(4) + [3, 0x80, 0x80, 0x80, 37, 0, 2, 0, 4, 0x80, 0x80, 0x80, 23, 0x40, 0x15] + zeros(11)
    + [5, 0x80, 0x80, 0x80, 5, 0x11, 0x90, 0x56, 0xE5, 0, 6, 0x80, 0x80, 0x80, 1, 2]
  static let aac = Atom(
    "mp4a", zeros(6) + [0, 1] + zeros(8) + [0, 2, 0, 16] + zeros(4) + [0xBB, 0x80, 0, 0],
    [Atom("esds", descriptors), Atom("btrt", zeros(12))])
  static let text = Atom(
    "tx3g",
    zeros(6) + [0, 1] + zeros(4) + [1, 0xFF] + zeros(12) + [0, 0, 0, 0, 0, 1, 0, 18, 0xFF, 0xFF, 0xFF, 0xFF]
      + number(23) + Array("ftab".utf8) + [0, 1, 0, 1, 10] + Array("Sans-Serif".utf8))

  private func track(
    _ id: Int, _ type: String, _ name: String, _ header: Atom, _ entry: Atom, _ samples: [[UInt8]], _ offset: Int
  ) -> Atom {
    let table = [
      Atom("stsd", zeros(4) + number(1), [entry]),
      Atom("stts", zeros(4) + number(1) + number(samples.count) + number(512)),
      Atom("stsc", zeros(4) + number(1) + number(1) + number(samples.count) + number(1)),
      Atom("stsz", zeros(8) + number(samples.count) + samples.flatMap { number($0.count) }),
      Atom("stco", zeros(4) + number(1) + number(offset)),
    ]
    let reference = Atom("dref", zeros(4) + number(1) + number(12) + Array("url ".utf8) + number(1))
    return Atom(
      "trak", [],
      [
        Atom("tkhd", number(3) + zeros(8) + number(id) + zeros(4) + number(3000) + zeros(16) + Self.matrix + zeros(8)),
        Atom(
          "mdia", [],
          [
            Atom("mdhd", zeros(12) + number(1000) + number(3000) + number(0x55C4, 2) + zeros(2)),
            Atom("hdlr", zeros(8) + Array(type.utf8) + zeros(12) + Array(name.utf8) + [0]),
            Atom("minf", [], [header, Atom("dinf", [], [reference]), Atom("stbl", [], table)]),
          ]),
      ])
  }
}
