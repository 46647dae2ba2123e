import Foundation

/// A word as it sounds, roughly, in Latin letters.
struct Romanisation: Sendable, Hashable {
  /// The ways to read it, as classes of consonants without vowels and without doubles; `A` for a vowel at its beginning.
  let skeletons: Set<[UInt8]>
  /// With the vowels that are written.
  let latin: [UInt8]
  let system: WritingSystem

  private static let vowel = UInt8(ascii: "A")
  /// Of letters that can be read in several ways: past that many, the later ones are read in the first way.
  private static let mostSkeletons = 16

  /// Nil for scripts whose sounds are not known here, and for what is too long to be a name.
  init?(_ word: Substring) {
    let lowered = word.lowercased()
    let plain = lowered.utf8.allSatisfy { $0 < 0x80 } ? lowered : lowered.precomposedStringWithCompatibilityMapping
    let scalars = Substring(plain).unicodeScalars
    guard scalars.count <= 40,
      let system = scalars.first(where: { $0.properties.isAlphabetic }).map({ WritingSystem(of: $0.value) }),
      let sounds = Sounds.of(system)
    else { return nil }
    var skeletons: [[UInt8]] = [[]]
    var latin = ""
    var index = scalars.startIndex
    var isFirst = true
    while index < scalars.endIndex {
      let (sound, next) = Self.sound(at: index, in: scalars, sounds)
      defer { index = next }
      guard let sound else { continue }
      var classes = sound.classes
      if isFirst { classes = Self.atBeginning(classes, sound) }
      if next == scalars.endIndex, !isFirst, Self.isSilentAtEnd(scalars[index], sound) {
        classes = [nil] + classes.filter { $0 != nil && scalars[index].value != 0x629 }
      }
      isFirst = false
      latin += sound.latin
      if skeletons.count * classes.count > Self.mostSkeletons { classes = Array(classes.prefix(1)) }
      skeletons = skeletons.flatMap { skeleton in
        classes.map { code in
          guard let code, skeleton.last != code else { return skeleton }
          return skeleton + [code]
        }
      }
    }
    self.skeletons = Set(skeletons)
    self.latin = Array(Self.simplified(latin).utf8)
    self.system = system
  }

  /// Scripts that leave most vowels to the reader.
  var writesVowels: Bool { system != .arabic && system != .hebrew }

  var consonants: [UInt8] { latin.filter { !Self.vowels.contains($0) } }

  /// Whether `full` is this word with more vowels. Of the first vowel an alif does not say which it is.
  func mayBe(_ full: Romanisation) -> Bool {
    var rest = full.latin[...]
    // Before another vowel it only carries it: עומר.
    let carries = latin.count > 1 && latin[0] == UInt8(ascii: "a") && Self.vowels.contains(latin[1])
    for (index, letter) in latin.dropFirst(carries ? 1 : 0).enumerated() {
      let wanted =
        index == 0 && !carries && letter == UInt8(ascii: "a") ? Self.vowels : Self.readings[letter] ?? [letter]
      guard let place = rest.firstIndex(where: wanted.contains) else { return false }
      rest = rest[(place + 1)...]
    }
    return true
  }

  /// What a letter may be in another script.
  private static let readings: [UInt8: Set<UInt8>] = Dictionary(
    ["aeo", "ieyj", "uowv", "bpv", "fpv", "tds", "dtz", "szt", "zsd", "kgqc", "gkj", "jgyzdc", "hkxg", "cjs"].map {
      group in
      (group.utf8[group.utf8.startIndex], Set(group.utf8))
    }, uniquingKeysWith: { $0.union($1) })

  private static let vowels = Set("aeiou".utf8)

  private static func sound(
    at index: String.Index, in scalars: Substring.UnicodeScalarView, _ sounds: Sounds
  ) -> (Sounds.Sound?, String.Index) {
    for length in (1...sounds.longest(from: scalars[index])).reversed() {
      guard let end = scalars.index(index, offsetBy: length, limitedBy: scalars.endIndex) else { continue }
      if let sound = sounds[scalars[index..<end]] { return (sound, end) }
    }
    let next = scalars.index(after: index)
    let base = String(scalars[index]).decomposedStringWithCanonicalMapping.unicodeScalars.prefix(1)
    return (sounds[Substring(String(base)).unicodeScalars], next)
  }

  /// Y, J and W are consonants there, and a vowel counts.
  private static func atBeginning(_ classes: [UInt8?], _ sound: Sounds.Sound) -> [UInt8?] {
    let read = classes.compactMap { $0 }
    if !read.isEmpty { return read }
    if sound.latin.isEmpty { return [nil] }
    return sound.latin.hasPrefix("y") ? [UInt8(ascii: "J")] : [vowel]
  }

  /// Ta marbuta, and, for many, the h of Sarah and of Abdullah.
  private static func isSilentAtEnd(_ scalar: Unicode.Scalar, _ sound: Sounds.Sound) -> Bool {
    scalar.value == 0x629 || sound.classes == [UInt8(ascii: "H")]
  }

  /// Without doubles.
  private static func simplified(_ latin: String) -> String {
    var simple = ""
    for character in latin where simple.last != character { simple.append(character) }
    return simple
  }
}
