/// How the letters of a script sound, roughly: classes of consonants, and a Latin letter for each.
///
/// The classes put together what is written for one another when names go from one script or language to another: t and d, k, q, g
/// and c, kh, ch, x and h. They are our own, made from the tables of ALA-LC Romanization, ISO 233, ISO 9 and DIN 31635.
struct Sounds: Sendable {
  struct Sound: Sendable {
    /// A class for each way to read it; nil for a vowel or nothing.
    let classes: [UInt8?]
    let latin: String
  }

  /// Longest spellings first.
  private let table: [String: Sound]
  private let longest: [Unicode.Scalar: Int]

  static func of(_ system: WritingSystem) -> Sounds? {
    switch system {
    case .latin: latin
    case .cyrillic: cyrillic
    case .arabic: arabic
    case .hebrew: hebrew
    case .greek: greek
    default: nil
    }
  }

  /// The longest spelling that begins with `scalar`, in scalars.
  func longest(from scalar: Unicode.Scalar) -> Int { longest[scalar] ?? 1 }

  subscript(spelling: Substring.UnicodeScalarView) -> Sound? { table[String(spelling)] }

  /// Each line holds spellings, their classes (`-` for none), and the Latin letters.
  private init(_ text: String) {
    var table: [String: Sound] = [:]
    for line in text.split(separator: "\n") {
      let parts = line.split(separator: " ")
      guard let classes = parts.dropLast().last, let latin = parts.last else { continue }
      for spelling in parts.dropLast(2) {
        table[String(spelling)] = Sound(
          classes: classes.utf8.map { $0 == UInt8(ascii: "-") ? nil : $0 }, latin: latin == "-" ? "" : String(latin))
      }
    }
    self.table = table
    longest = Dictionary(
      table.keys.compactMap { key in key.unicodeScalars.first.map { ($0, key.unicodeScalars.count) } },
      uniquingKeysWith: max)
  }

  /// With the digits and signs that stand for letters in the Latin Arabic of chats.
  private static let latin = Sounds(
    """
    b B b
    p B p
    f ph F f
    v w W- w
    m M m
    n ñ ń ň ņ N n
    l ł ļ ľ L l
    r ř ŕ R r
    t ţ ț ť ṭ T t
    d ď ḍ T d
    th TS t
    dh TS d
    đ JT dj
    s ß ṣ S s
    z ẓ ż ź S z
    ts tz S s
    sh sch š ş ș ś X sh
    ž zh XS zh
    č ć tsch tch X ch
    ç XS ch
    ch HXK h
    kh ḥ ḫ x H h
    h ħ H h
    k q ck K k
    g gh ġ KJ g
    ğ -K g
    c KJ c
    j J- j
    dj dž dzh J j
    y -J y
    a á à â ä ā ă ą å æ - a
    e é è ê ë ē ě ę ė ə - e
    i í ì î ï ī ı ie ee ea - i
    o ó ò ô ö ō ő ø œ - o
    u ú ù û ü ū ů ű ou oo - u
    3 @ 4 - a
    2 - -
    5 7 H h
    6 T t
    8 K k
    9 $ S s
    0 - o
    1 -L i
    """)

  private static let cyrillic = Sounds(
    """
    б B b
    п B p
    ф F f
    в ў W- w
    м M m
    н њ ң N n
    л љ L l
    р R r
    т T t
    д T d
    с S s
    з S z
    ц S ts
    ш щ X sh
    ж XJ zh
    ч ћ X ch
    дж ђ џ җ ҷ J j
    к қ K k
    г ґ ғ ѓ KH g
    х ҳ һ H h
    ј J- j
    й -J y
    я - ya
    ю - yu
    ё - yo
    а - a
    е э є - e
    и і ї ы - i
    о ө - o
    у ү ұ ӯ - u
    ъ ь - -
    """)

  private static let arabic = Sounds(
    """
    ب B b
    پ B p
    ف F f
    ڤ WF w
    و ؤ ۆ -W u
    م M m
    ن ں N n
    ل ڵ L l
    ر ڕ ڑ R r
    ة T a
    ت ط ټ ٹ T t
    د ډ ڈ T d
    ض TS d
    ث ST s
    ذ ظ ST z
    س ص S s
    ز S z
    ش ښ X sh
    ژ ږ XS zh
    چ X ch
    ج JK j
    ق ك ک K k
    گ غ ګ K g
    ح خ ه ھ ہ H h
    ي ی ئ ې ێ ے -J i
    ى -J a
    ا أ إ آ ٱ ع - a
    ە - e
    ء - -
    """)

  private static let hebrew = Sounds(
    """
    ב BW b
    פ ף BF p
    ו -W u
    מ ם M m
    נ ן N n
    ל L l
    ר R r
    ט ת T t
    ד T d
    ס צ ץ S s
    ז S z
    ש XS sh
    ג KJ g
    ק K k
    כ ך KH k
    ח ה H h
    י -J i
    א ע - a
    """)

  private static let greek = Sounds(
    """
    μπ π B b
    β WB w
    φ F f
    μ M m
    ν N n
    λ L l
    ρ R r
    ντ τ T t
    δ TS d
    θ ST t
    σ ς SX s
    ζ S z
    τσ X ch
    τζ J j
    κ γκ K k
    γ KJ g
    χ H h
    α - a
    ε - e
    η ι υ ει οι - i
    ο ω - o
    ου - u
    """)
}
