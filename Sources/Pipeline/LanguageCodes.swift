/// The codes and English names under which people know a language.
enum LanguageCodes {
  /// The two-letter code for a three-letter one, of either kind: `deu` and `ger` are `de`.
  static let twoLetters: [String: String] = table.reduce(into: [:]) { codes, entry in
    for code in entry.value { codes[code] = entry.key }
  }

  /// Codes that are surely meant as a language, and not as the `01` or `cut` of a file's name.
  static func isKnown(_ code: String) -> Bool {
    table[code] != nil || twoLetters[code] != nil || named.contains(code)
  }

  private static let named = Set(names.values)

  /// Codes that were renamed, with what they are called now: IANA Language Subtag Registry, "Preferred-Value".
  static let renamed = ["iw": "he", "in": "id", "ji": "yi", "jw": "jv", "mo": "ro"]

  /// Two letters with their three: the terminological code, and the bibliographic one where that differs.
  ///
  /// ISO 639-1 and ISO 639-2, as the Library of Congress lists them (Codes for the Representation of Names of Languages).
  private static let table: [String: [String]] = {
    let text = """
      aa:aar ab:abk ae:ave af:afr ak:aka am:amh an:arg ar:ara as:asm av:ava ay:aym az:aze ba:bak be:bel bg:bul bh:bih
      bi:bis bm:bam bn:ben bo:bod/tib br:bre bs:bos ca:cat ce:che ch:cha co:cos cr:cre cs:ces/cze cu:chu cv:chv
      cy:cym/wel da:dan de:deu/ger dv:div dz:dzo ee:ewe el:ell/gre en:eng eo:epo es:spa et:est eu:eus/baq fa:fas/per
      ff:ful fi:fin fj:fij fo:fao fr:fra/fre fy:fry ga:gle gd:gla gl:glg gn:grn gu:guj gv:glv ha:hau he:heb hi:hin
      ho:hmo hr:hrv ht:hat hu:hun hy:hye/arm hz:her ia:ina id:ind ie:ile ig:ibo ii:iii ik:ipk io:ido is:isl/ice it:ita
      iu:iku ja:jpn jv:jav ka:kat/geo kg:kon ki:kik kj:kua kk:kaz kl:kal km:khm kn:kan ko:kor kr:kau ks:kas ku:kur
      kv:kom kw:cor ky:kir la:lat lb:ltz lg:lug li:lim ln:lin lo:lao lt:lit lu:lub lv:lav mg:mlg mh:mah mi:mri/mao
      mk:mkd/mac ml:mal mn:mon mr:mar ms:msa/may mt:mlt my:mya/bur na:nau nb:nob nd:nde ne:nep ng:ndo nl:nld/dut nn:nno
      no:nor nr:nbl nv:nav ny:nya oc:oci oj:oji om:orm or:ori os:oss pa:pan pi:pli pl:pol ps:pus pt:por qu:que rm:roh
      rn:run ro:ron/rum ru:rus rw:kin sa:san sc:srd sd:snd se:sme sg:sag si:sin sk:slk/slo sl:slv sm:smo sn:sna so:som
      sq:sqi/alb sr:srp ss:ssw st:sot su:sun sv:swe sw:swa ta:tam te:tel tg:tgk th:tha ti:tir tk:tuk tl:tgl tn:tsn to:ton
      tr:tur ts:tso tt:tat tw:twi ty:tah ug:uig uk:ukr ur:urd uz:uzb ve:ven vi:vie vo:vol wa:wln wo:wol xh:xho yi:yid
      yo:yor za:zha zh:zho/chi zu:zul
      """
    return text.split(whereSeparator: \.isWhitespace).reduce(into: [:]) { table, entry in
      let sides = entry.split(separator: ":")
      if sides.count == 2 { table[String(sides[0])] = sides[1].split(separator: "/").map(String.init) }
    }
  }()

  /// The IANA Language Subtag Registry's tags for the languages of most interviews, by what people call them.
  static let names = [
    "albanian": "sq", "amharic": "am", "arabic": "ar", "armenian": "hy", "bengali": "bn", "bosnian": "bs",
    "bulgarian": "bg", "burmese": "my", "chinese": "zh", "croatian": "hr", "czech": "cs", "danish": "da", "dari": "prs",
    "deutsch": "de", "dutch": "nl", "english": "en", "estonian": "et", "farsi": "fa", "finnish": "fi", "french": "fr",
    "georgian": "ka", "german": "de", "greek": "el", "hausa": "ha", "hebrew": "he", "hindi": "hi", "hungarian": "hu",
    "indonesian": "id", "italian": "it", "japanese": "ja", "khmer": "km", "korean": "ko", "kurdish": "ku",
    "kurmanji": "kmr", "latvian": "lv", "lithuanian": "lt", "macedonian": "mk", "malay": "ms", "norwegian": "no",
    "oromo": "om", "pashto": "ps", "persian": "fa", "polish": "pl", "portuguese": "pt", "punjabi": "pa",
    "romanian": "ro", "russian": "ru", "serbian": "sr", "serbo-croatian": "sh", "slovak": "sk", "slovenian": "sl",
    "somali": "so",
    "sorani": "ckb", "spanish": "es", "swahili": "sw", "swedish": "sv", "tagalog": "tl", "tajik": "tg", "tamil": "ta",
    "thai": "th", "tibetan": "bo", "tigrinya": "ti", "turkish": "tr", "ukrainian": "uk", "urdu": "ur", "uyghur": "ug",
    "uzbek": "uz", "vietnamese": "vi", "yoruba": "yo", "zulu": "zu",
  ]
}
