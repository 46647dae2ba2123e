/// Sequence and picture parameter sets of H.264 (ITU-T H.264, clauses 7.3.2.1.1, 7.3.2.2 and E.1.1): read to their last bit, so that nothing can
/// lie behind what they say. Scaling lists and slice groups are refused: x264 writes none as Backlit runs it.
enum ParameterSets {
  /// Profiles that say their chroma format: High and those above it.
  private static let highProfiles: Set = [100, 110, 122, 244]

  static func checkSequence(_ unit: RawByteSequence, at offset: Int) throws {
    var set = unit
    let profile = try set.bits(8)
    try set.bits(16)
    try set.number()
    if highProfiles.contains(profile) {
      guard try set.number() == 1, try set.number() == 0, try set.number() == 0, try set.bits(2) == 0 else {
        throw Irregularity(at: offset, "the pictures are not 4:2:0 with 8 bits, or have scaling lists")
      }
    }
    try set.number()
    switch try set.number() {
    case 0: try set.number()
    case 2: break
    default: throw Irregularity(at: offset, "the order of pictures is told as x264 does not")
    }
    try set.number()
    try set.bits(1)
    try set.skipNumbers(2)
    if try !set.flag() { try set.bits(1) }
    try set.bits(1)
    if try set.flag() { try set.skipNumbers(4) }
    if try set.flag() { try skipUsability(&set) }
    try set.end()
  }

  /// Annex E: how the picture is to be shown, in numbers.
  private static func skipUsability(_ set: inout RawByteSequence) throws {
    if try set.flag(), try set.bits(8) == 255 { try set.bits(32) }
    if try set.flag() { try set.bits(1) }
    if try set.flag() {
      try set.bits(4)
      if try set.flag() { try set.bits(24) }
    }
    if try set.flag() { try set.skipNumbers(2) }
    if try set.flag() {
      try set.bits(32)
      try set.bits(32)
      try set.bits(1)
    }
    let hasUnits = try skipDecoderModel(&set), hasSlices = try skipDecoderModel(&set)
    if hasUnits || hasSlices { try set.bits(1) }
    try set.bits(1)
    if try set.flag() {
      try set.bits(1)
      try set.skipNumbers(6)
    }
  }

  /// Clause E.1.2; false where there is none.
  private static func skipDecoderModel(_ set: inout RawByteSequence) throws -> Bool {
    guard try set.flag() else { return false }
    // A set has some hundred bytes: a count that is too large ends it.
    let count = try set.number() + 1
    try set.bits(8)
    for _ in 0..<count {
      try set.skipNumbers(2)
      try set.bits(1)
    }
    try set.bits(20)
    return true
  }

  static func checkPicture(_ unit: RawByteSequence, at offset: Int) throws {
    var set = unit
    try set.skipNumbers(2)
    try set.bits(2)
    guard try set.number() == 0 else { throw Irregularity(at: offset, "a picture has slice groups") }
    try set.skipNumbers(2)
    try set.bits(3)
    try set.skipNumbers(3)
    try set.bits(3)
    if set.hasMore {
      try set.bits(1)
      guard try !set.flag() else { throw Irregularity(at: offset, "a picture has scaling lists") }
      try set.number()
    }
    try set.end()
  }
}
