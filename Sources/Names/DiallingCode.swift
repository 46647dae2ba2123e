/// The beginning of a telephone number, which callers leave off or write in another way.
struct DiallingCode: Sendable, Hashable {
  /// Nil where the pattern does not say.
  var country: [Letter]?

  private static let zero: Letter = 0x30

  /// A run of at least seven digits and nothing else is a telephone number: `+49 170 1234567`, `0170 1234567`, `1234567`.
  static func run(of letters: [Letter], hasPlus: Bool) -> PatternRun {
    guard letters.count >= 7, letters.allSatisfy({ $0 < 0x3A }) else { return PatternRun(letters: letters) }
    var rest = letters[...]
    var country: [Letter]?
    let isInternational = hasPlus || rest.starts(with: [zero, zero])
    if isInternational {
      rest = rest.drop { $0 == zero }
      let length = countryCodeLength(rest)
      // Too short to be taken apart.
      if rest.count - length >= 6 {
        country = Array(rest.prefix(length))
        rest = rest.dropFirst(length)
      }
    }
    let national = rest.drop { $0 == zero }
    guard national.count >= 6 else { return PatternRun(letters: letters) }
    return PatternRun(letters: Array(national), dialling: DiallingCode(country: country))
  }

  /// Whether `digits` may stand before the number.
  func allows(_ digits: ArraySlice<Letter>, afterPlus: Bool, numberLength: Int) -> Bool {
    if digits.isEmpty || digits.elementsEqual([Self.zero]) { return true }
    var rest = digits
    var isInternational = afterPlus
    if rest.starts(with: [Self.zero, Self.zero]) {
      rest = rest.dropFirst(2)
      isInternational = true
    }
    let withoutTrunk = rest.count > 1 && rest.last == Self.zero ? rest.dropLast() : rest
    for code in [rest, withoutTrunk] {
      if let country, code.elementsEqual(country) { return true }
      if country == nil, 1...3 ~= code.count, code.first != Self.zero, isInternational || numberLength >= 9 {
        return true
      }
    }
    return false
  }

  /// ITU-T E.164, List of assigned country codes: 1 and 7 stand alone; these have two digits; all others three.
  private static func countryCodeLength(_ digits: ArraySlice<Letter>) -> Int {
    guard let first = digits.first, let second = digits.dropFirst().first else { return 1 }
    if first == 0x31 || first == 0x37 { return 1 }
    let code = Int(first - zero) * 10 + Int(second - zero)
    return twoDigits.contains(code) ? 2 : 3
  }

  private static let twoDigits = Set(
    [20, 27, 30, 31, 32, 33, 34, 36, 39, 40, 41, 43, 44, 45, 46, 47, 48, 49, 51, 52, 53, 54, 55, 56, 57, 58]
      + [60, 61, 62, 63, 64, 65, 66, 81, 82, 84, 86, 90, 91, 92, 93, 94, 95, 98])
}
