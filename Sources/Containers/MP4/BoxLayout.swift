/// What stands at which place in a box that has always the same length.
struct BoxLayout {
  struct Field {
    let length: Int
    /// nil: anything.
    let expected: [UInt8]?
    /// What it is, for messages.
    let meaning: String

    static func any(_ length: Int) -> Field { Field(length: length, expected: nil, meaning: "") }

    static func bytes(_ expected: [UInt8], _ meaning: String = "a constant") -> Field {
      Field(length: expected.count, expected: expected, meaning: meaning)
    }

    static func zeros(_ length: Int, _ meaning: String = "what is reserved") -> Field {
      bytes([UInt8](repeating: 0, count: length), meaning)
    }
  }

  let fields: [Field]
  let length: Int

  init(_ fields: [Field]) {
    self.fields = fields
    length = fields.reduce(0) { $0 + $1.length }
  }

  /// Throws `Irregularity` where `payload` begins otherwise.
  func check(_ payload: Range<Int>, _ reader: ByteReader) throws {
    var offset = payload.lowerBound
    for field in fields {
      if let expected = field.expected {
        let bytes = try reader.bytes(offset..<offset + field.length)
        guard bytes.elementsEqual(expected) else {
          throw Irregularity(
            at: offset, "\(field.meaning) is not as Backlit writes it: \(hexadecimal(bytes)) \(excerpt(bytes))")
        }
      }
      offset += field.length
    }
  }

  /// Of several versions of a box, the one that is as long as `payload`.
  static func check(_ layouts: [BoxLayout], _ payload: Range<Int>, _ reader: ByteReader) throws {
    guard let layout = layouts.first(where: { $0.length == payload.count }) else {
      throw Irregularity(at: payload.lowerBound, "it has \(payload.count) bytes, as none that Backlit writes")
    }
    try layout.check(payload, reader)
  }

  private static let times = "the time of its creation or modification"
  /// The unit matrix: nothing is turned or moved (clause 6.2.2).
  private static let matrix: [UInt8] =
    [0, 1, 0, 0] + [UInt8](repeating: 0, count: 12) + [0, 1, 0, 0] + [UInt8](repeating: 0, count: 12) + [0x40, 0, 0, 0]

  /// Boxes of ISO/IEC 14496-12, clause 8, in versions 0 and 1 where there are two.
  static let all: [String: [BoxLayout]] = [
    "mvhd": [4, 8].map { width in
      BoxLayout(
        [.bytes([width == 8 ? 1 : 0, 0, 0, 0], "its version"), .zeros(2 * width, times), .any(4 + width)]
          + [.bytes([0, 1, 0, 0, 1, 0], "the rate or volume"), .zeros(10), .bytes(matrix, "the matrix"), .zeros(24)]
          + [.any(4)])
    },
    "tkhd": [4, 8].map { width in
      BoxLayout(
        [.bytes([width == 8 ? 1 : 0, 0, 0], "its version"), .any(1), .zeros(2 * width, times), .any(4), .zeros(4)]
          + [.any(width), .zeros(8), .zeros(3, "its layer"), .any(2), .zeros(1, "its volume"), .zeros(2)]
          + [.bytes(matrix, "the matrix"), .any(2), .zeros(2), .any(2), .zeros(2)])
    },
    "mdhd": [4, 8].map { width in
      BoxLayout(
        [.bytes([width == 8 ? 1 : 0, 0, 0, 0], "its version"), .zeros(2 * width, times), .any(4 + width), .any(2)]
          + [.zeros(2)])
    },
    "vmhd": [BoxLayout([.bytes([0, 0, 0, 1], "its version"), .zeros(8, "the graphics mode")])],
    "smhd": [BoxLayout([.zeros(4, "its version"), .zeros(4, "the balance")])],
    "nmhd": [BoxLayout([.zeros(4, "its version")])],
    // One reference, to this same file.
    "dref": [
      BoxLayout([.bytes([0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 12] + Array("url ".utf8) + [0, 0, 0, 1], "the data")])
    ],
    "sgpd": [
      BoxLayout([.bytes([1, 0, 0, 0] + Array("roll".utf8) + [0, 0, 0, 2, 0, 0, 0, 1, 0xFF, 0xFF], "the group")])
    ],
    "trex": [BoxLayout([.zeros(4, "its version"), .any(4), .bytes([0, 0, 0, 1], "the description"), .zeros(12)])],
    "mfhd": [BoxLayout([.zeros(4, "its version"), .any(4)])],
    "tfdt": [
      BoxLayout([.zeros(4, "its version"), .any(4)]), BoxLayout([.bytes([1, 0, 0, 0], "its version"), .any(8)]),
    ],
    // One entry, and one before it where the track begins late.
    "elst": [(UInt8(0), 12), (1, 20)].flatMap { version, entry in
      [UInt8(1), 2].map { BoxLayout([.bytes([version, 0, 0, 0, 0, 0, 0, $0], "its version"), .any(Int($0) * entry)]) }
    },
    // One reference.
    "sidx": [
      BoxLayout([.bytes([1, 0, 0, 0], "its version"), .any(24), .bytes([0, 0, 0, 1], "its count"), .any(12)])
    ],
    "btrt": [BoxLayout([.any(12)])],
    "pasp": [BoxLayout([.bytes([0, 0, 0, 1, 0, 0, 0, 1], "the shape of a pixel")])],
    // No colour profile: numbers of ITU-T H.273 only.
    "colr": [BoxLayout([.bytes(Array("nclx".utf8), "the kind of colour"), .any(7)])],
  ]
}

/// At most 16 of them.
func hexadecimal(_ bytes: some Collection<UInt8>) -> String {
  bytes.prefix(16).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined() + (bytes.count > 16 ? "…" : "")
}
