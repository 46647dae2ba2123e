/// The named character references of HTML that stand for letters, marks, spaces, digits and punctuation: HTML Standard, section 13.5. Arrows, lines and
/// operators, of which no name is made, are left out.
enum EntityNames {
  static let all: [Substring: String] = old.merging(others) { first, _ in first }.merging(styled) { first, _ in first }

  /// Those that are read without a semicolon, too.
  static let old = table(
    #"""
    Aacute=Á aacute=á Acirc=Â acirc=â acute=´ AElig=Æ aelig=æ Agrave=À agrave=à AMP=& amp=& Aring=Å aring=å Atilde=Ã
    atilde=ã Auml=Ä auml=ä brvbar=¦ Ccedil=Ç ccedil=ç cedil=¸ cent=¢ COPY=© copy=© curren=¤ deg=° divide=÷ Eacute=É
    eacute=é Ecirc=Ê ecirc=ê Egrave=È egrave=è ETH=Ð eth=ð Euml=Ë euml=ë frac12=½ frac14=¼ frac34=¾ GT=> gt=> Iacute=Í
    iacute=í Icirc=Î icirc=î iexcl=¡ Igrave=Ì igrave=ì iquest=¿ Iuml=Ï iuml=ï laquo=« LT=< lt=< macr=¯ micro=µ
    middot=· nbsp=#A0 not=¬ Ntilde=Ñ ntilde=ñ Oacute=Ó oacute=ó Ocirc=Ô ocirc=ô Ograve=Ò ograve=ò ordf=ª ordm=º
    Oslash=Ø oslash=ø Otilde=Õ otilde=õ Ouml=Ö ouml=ö para=¶ plusmn=± pound=£ QUOT=" quot=" raquo=» REG=® reg=® sect=§
    shy=#AD sup1=¹ sup2=² sup3=³ szlig=ß THORN=Þ thorn=þ times=× Uacute=Ú uacute=ú Ucirc=Û ucirc=û Ugrave=Ù ugrave=ù
    uml=¨ Uuml=Ü uuml=ü Yacute=Ý yacute=ý yen=¥ yuml=ÿ
    """#)

  private static let others = table(
    #"""
    Abreve=Ă abreve=ă Acy=А acy=а af=#2061 alefsym=ℵ aleph=ℵ Alpha=Α alpha=α Amacr=Ā amacr=ā angst=Å Aogon=Ą aogon=ą
    apos=' ApplyFunction=#2061 ast=* backepsilon=϶ backprime=‵ Bcy=Б bcy=б bdquo=„ bepsi=϶ bernou=ℬ Bernoullis=ℬ
    Beta=Β beta=β beth=ℶ bprime=‵ Breve=˘ breve=˘ bsemi=⁏ bsol=\ bull=• bullet=• Cacute=Ć cacute=ć
    CapitalDifferentialD=ⅅ caret=⁁ caron=ˇ Cayleys=ℭ Ccaron=Č ccaron=č Ccirc=Ĉ ccirc=ĉ Cdot=Ċ cdot=ċ Cedilla=¸
    CenterDot=· centerdot=· CHcy=Ч chcy=ч Chi=Χ chi=χ circ=ˆ circledR=® CloseCurlyDoubleQuote=” CloseCurlyQuote=’
    colon=: comma=, commat=@ complexes=ℂ Dagger=‡ dagger=† daleth=ℸ dash=‐ dblac=˝ Dcaron=Ď dcaron=ď Dcy=Д dcy=д DD=ⅅ
    dd=ⅆ ddagger=‡ Delta=Δ delta=δ DiacriticalAcute=´ DiacriticalDot=˙ DiacriticalDoubleAcute=˝ DiacriticalGrave=`
    DiacriticalTilde=˜ die=¨ DifferentialD=ⅆ digamma=ϝ div=÷ DJcy=Ђ djcy=ђ dollar=$ Dot=¨ dot=˙ DotDot=#20DC
    DoubleDot=¨ DownBreve=#311 DScy=Ѕ dscy=ѕ Dstrok=Đ dstrok=đ DZcy=Џ dzcy=џ Ecaron=Ě ecaron=ě Ecy=Э ecy=э Edot=Ė
    edot=ė ee=ⅇ ell=ℓ Emacr=Ē emacr=ē emsp=#2003 emsp13=#2004 emsp14=#2005 ENG=Ŋ eng=ŋ ensp=#2002 Eogon=Ę eogon=ę
    epsi=ε Epsilon=Ε epsilon=ε epsiv=ϵ equals== Eta=Η eta=η euro=€ excl=! expectation=ℰ ExponentialE=ⅇ exponentiale=ⅇ
    Fcy=Ф fcy=ф ffilig=ﬃ fflig=ﬀ ffllig=ﬄ filig=ﬁ fjlig=fj fllig=ﬂ fnof=ƒ Fouriertrf=ℱ frasl=⁄ gacute=ǵ Gamma=Γ
    gamma=γ Gammad=Ϝ gammad=ϝ Gbreve=Ğ gbreve=ğ Gcedil=Ģ Gcirc=Ĝ gcirc=ĝ Gcy=Г gcy=г Gdot=Ġ gdot=ġ gimel=ℷ GJcy=Ѓ
    gjcy=ѓ grave=` Hacek=ˇ hairsp=#200A half=½ hamilt=ℋ HARDcy=Ъ hardcy=ъ Hat=^ hbar=ℏ Hcirc=Ĥ hcirc=ĥ hellip=…
    HilbertSpace=ℋ horbar=― hslash=ℏ Hstrok=Ħ hstrok=ħ hybull=⁃ hyphen=‐ ic=#2063 Icy=И icy=и Idot=İ IEcy=Е iecy=е
    ii=ⅈ IJlig=Ĳ ijlig=ĳ Im=ℑ Imacr=Ī imacr=ī image=ℑ ImaginaryI=ⅈ imagline=ℐ imagpart=ℑ imath=ı imped=Ƶ inodot=ı
    integers=ℤ InvisibleComma=#2063 InvisibleTimes=#2062 IOcy=Ё iocy=ё Iogon=Į iogon=į Iota=Ι iota=ι it=#2062 Itilde=Ĩ
    itilde=ĩ Iukcy=І iukcy=і Jcirc=Ĵ jcirc=ĵ Jcy=Й jcy=й jmath=ȷ Jsercy=Ј jsercy=ј Jukcy=Є jukcy=є Kappa=Κ kappa=κ
    kappav=ϰ Kcedil=Ķ kcedil=ķ Kcy=К kcy=к kgreen=ĸ KHcy=Х khcy=х KJcy=Ќ kjcy=ќ Lacute=Ĺ lacute=ĺ lagran=ℒ Lambda=Λ
    lambda=λ Laplacetrf=ℒ lbrace={ lbrack=[ Lcaron=Ľ lcaron=ľ Lcedil=Ļ lcedil=ļ lcub={ Lcy=Л lcy=л ldquo=“ ldquor=„
    LJcy=Љ ljcy=љ Lmidot=Ŀ lmidot=ŀ lowbar=_ lpar=( lrm=#200E lsaquo=‹ lsqb=[ lsquo=‘ lsquor=‚ Lstrok=Ł lstrok=ł Mcy=М
    mcy=м mdash=— MediumSpace=#205F Mellintrf=ℳ midast=* mldr=… Mu=Μ mu=μ Nacute=Ń nacute=ń napos=ŉ naturals=ℕ
    Ncaron=Ň ncaron=ň Ncedil=Ņ ncedil=ņ Ncy=Н ncy=н ndash=– NegativeMediumSpace=#200B NegativeThickSpace=#200B
    NegativeThinSpace=#200B NegativeVeryThinSpace=#200B NewLine=#A NJcy=Њ njcy=њ nldr=‥ NoBreak=#2060
    NonBreakingSpace=#A0 Nu=Ν nu=ν num=# numsp=#2007 Ocy=О ocy=о Odblac=Ő odblac=ő OElig=Œ oelig=œ ogon=˛ ohm=Ω
    oline=‾ Omacr=Ō omacr=ō Omega=Ω omega=ω Omicron=Ο omicron=ο OpenCurlyDoubleQuote=“ OpenCurlyQuote=‘ order=ℴ
    orderof=ℴ OverBar=‾ Pcy=П pcy=п percnt=% period=. permil=‰ pertenk=‱ Phi=Φ phi=φ phiv=ϕ phmmat=ℳ Pi=Π pi=π piv=ϖ
    planck=ℏ planckh=ℎ plankv=ℏ plus=+ PlusMinus=± pm=± Poincareplane=ℌ Prime=″ prime=′ primes=ℙ Psi=Ψ psi=ψ
    puncsp=#2008 qprime=⁗ quaternions=ℍ quest=? Racute=Ŕ racute=ŕ rationals=ℚ rbrace=} rbrack=] Rcaron=Ř rcaron=ř
    Rcedil=Ŗ rcedil=ŗ rcub=} Rcy=Р rcy=р rdquo=” rdquor=” Re=ℜ real=ℜ realine=ℛ realpart=ℜ reals=ℝ Rho=Ρ rho=ρ rhov=ϱ
    ring=˚ rlm=#200F rpar=) rsaquo=› rsqb=] rsquo=’ rsquor=’ Sacute=Ś sacute=ś sbquo=‚ Scaron=Š scaron=š Scedil=Ş
    scedil=ş Scirc=Ŝ scirc=ŝ Scy=С scy=с semi=; SHCHcy=Щ shchcy=щ SHcy=Ш shcy=ш Sigma=Σ sigma=σ sigmaf=ς sigmav=ς
    SOFTcy=Ь softcy=ь sol=/ straightepsilon=ϵ straightphi=ϕ strns=¯ Tab=#9 Tau=Τ tau=τ Tcaron=Ť tcaron=ť Tcedil=Ţ
    tcedil=ţ Tcy=Т tcy=т tdot=#20DB Theta=Θ theta=θ thetasym=ϑ thetav=ϑ ThickSpace=#205F#200A thinsp=#2009
    ThinSpace=#2009 tilde=˜ tprime=‴ TripleDot=#20DB TScy=Ц tscy=ц TSHcy=Ћ tshcy=ћ Tstrok=Ŧ tstrok=ŧ Ubrcy=Ў ubrcy=ў
    Ubreve=Ŭ ubreve=ŭ Ucy=У ucy=у Udblac=Ű udblac=ű Umacr=Ū umacr=ū UnderBar=_ Uogon=Ų uogon=ų Upsi=ϒ upsi=υ upsih=ϒ
    Upsilon=Υ upsilon=υ Uring=Ů uring=ů Utilde=Ũ utilde=ũ varepsilon=ϵ varkappa=ϰ varphi=ϕ varpi=ϖ varrho=ϱ varsigma=ς
    vartheta=ϑ Vcy=В vcy=в Verbar=‖ verbar=| Vert=‖ vert=| VerticalLine=| VeryThinSpace=#200A Wcirc=Ŵ wcirc=ŵ Xi=Ξ
    xi=ξ YAcy=Я yacy=я Ycirc=Ŷ ycirc=ŷ Ycy=Ы ycy=ы YIcy=Ї yicy=ї YUcy=Ю yucy=ю Yuml=Ÿ Zacute=Ź zacute=ź Zcaron=Ž
    zcaron=ž Zcy=З zcy=з Zdot=Ż zdot=ż zeetrf=ℨ ZeroWidthSpace=#200B Zeta=Ζ zeta=ζ ZHcy=Ж zhcy=ж zwj=#200D zwnj=#200C
    """#)

  /// A and its successors in Fraktur, script and double strokes.
  private static let styled: [Substring: String] = {
    let letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
    let alphabets = [
      ("fr", "𝔄𝔅ℭ𝔇𝔈𝔉𝔊ℌℑ𝔍𝔎𝔏𝔐𝔑𝔒𝔓𝔔ℜ𝔖𝔗𝔘𝔙𝔚𝔛𝔜ℨ𝔞𝔟𝔠𝔡𝔢𝔣𝔤𝔥𝔦𝔧𝔨𝔩𝔪𝔫𝔬𝔭𝔮𝔯𝔰𝔱𝔲𝔳𝔴𝔵𝔶𝔷"),
      ("scr", "𝒜ℬ𝒞𝒟ℰℱ𝒢ℋℐ𝒥𝒦ℒℳ𝒩𝒪𝒫𝒬ℛ𝒮𝒯𝒰𝒱𝒲𝒳𝒴𝒵𝒶𝒷𝒸𝒹ℯ𝒻ℊ𝒽𝒾𝒿𝓀𝓁𝓂𝓃ℴ𝓅𝓆𝓇𝓈𝓉𝓊𝓋𝓌𝓍𝓎𝓏"),
      ("opf", "𝔸𝔹ℂ𝔻𝔼𝔽𝔾ℍ𝕀𝕁𝕂𝕃𝕄ℕ𝕆ℙℚℝ𝕊𝕋𝕌𝕍𝕎𝕏𝕐ℤ𝕒𝕓𝕔𝕕𝕖𝕗𝕘𝕙𝕚𝕛𝕜𝕝𝕞𝕟𝕠𝕡𝕢𝕣𝕤𝕥𝕦𝕧𝕨𝕩𝕪𝕫"),
    ]
    var table: [Substring: String] = [:]
    for (style, alphabet) in alphabets {
      for (letter, styled) in zip(letters, alphabet) { table["\(letter)\(style)"] = String(styled) }
    }
    return table
  }()

  /// `name=text`, or `name=#HEX` of what cannot be seen in a source file.
  private static func table(_ rows: String) -> [Substring: String] {
    var table: [Substring: String] = [:]
    for row in rows.split(whereSeparator: \.isWhitespace) {
      let parts = row.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2 else { continue }
      table[parts[0]] = text(parts[1])
    }
    return table
  }

  private static func text(_ value: Substring) -> String {
    guard value.first == "#", value.count > 1 else { return String(value) }
    var text = String.UnicodeScalarView()
    for hex in value.split(separator: "#") {
      text.append(contentsOf: UInt32(hex, radix: 16).flatMap(Unicode.Scalar.init).map { [$0] } ?? [])
    }
    return String(text)
  }
}
