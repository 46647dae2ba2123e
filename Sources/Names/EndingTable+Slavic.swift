extension EndingTable {
  /// Cases, and the adjectives that show whose something is. Comrie and Corbett, The Slavonic Languages.
  static let slavic: [EndingTable] = [
    // Bosnian, Croatian, Serbian, Montenegrin, Slovenian: Ahmeda, Ahmedom, Ahmedova.
    EndingTable(
      "bs hr sr sh cnr sl mk", .latin, after: .consonant,
      "a u om em e i ov ova ove ovi ovo ovu ovim ovih ovog ovoga ovom ovome ovoj ev eva eve evi evo evu evim evih",
      "evog evom evoj ovima evima ima ama ski ska sko ske sku skog skoga skom skome skim skih skoj"),
    EndingTable(
      "bs hr sr sh cnr sl mk", .latin, after: .vowel,
      "ja ju jem jom je ji jev jeva jeve jevi jevo jevu jevim jevih jevog jevom jevoj jama jima m n nom na ne ni nu"),
    EndingTable(
      "bs hr sr sh cnr sl mk", .latin, after: .cut,
      "a e i u o om oj em og oga ome ih im ama in ina ine ini ino inu inim inih inog inoga inom inoj ski ska sko ske sku skog skom skim",
      "skih skoj ov ova ove ovi ovo ovu ovim ovog ovom"),
    // Polish, Czech, Slovak, Sorbian.
    EndingTable(
      "pl cs sk hsb dsb", .latin, after: .consonant,
      "a owi em iem ie u y i e ow owie om ami ach owa owej owa owy owego ski ska skie skiego skiej",
      "ovi ovia ova ovy ove ovou ou ech ich um uv ov om mi sky ske skeho"),
    EndingTable("pl cs sk hsb dsb", .latin, after: .vowel, "ego emu m mu ho ovi ova ove ovou owi"),
    EndingTable(
      "pl cs sk hsb dsb", .latin, after: .cut, "y i e a o ie ze ej ii iem ach ami om u ou in ina iny inu inou ska ski",
      "iego iemu im ich imi iej eho emu ym ych ymi ej"),
    // Russian, Ukrainian, Belarusian, Rusyn: Мурада, Мурадом, Мурадову; Москвы, Москвой; Сергея; Марии.
    EndingTable(
      "ru uk be rue", .cyrillic, after: .consonant,
      "а у ом ем е ы и і ов ову ам ами ах ах ова овой овою овым ове ови овых ово овы овий ев ева еву еві ові ою ем ій ым ыми ых",
      "ський ская ские ский ского скому ской скую ским ских ском ці цы"),
    EndingTable("ru uk be rue", .cyrillic, after: .vowel, "в ва ву вой вым во вы ю я ем ей и"),
    EndingTable(
      "ru uk be rue", .cyrillic, after: .cut,
      "а у е ы и і ой ою ей ею ю я ем ом ам ами ах ям ями ях ин ина ину ине ины иной иным иных ино ії ь ью",
      "ого ому им ые ие их ими ым ых ыми ую ая его ему ее ій ої", "ский ская ского",
      "ской ском скую ские ских ским ський"),
    // Serbian in Cyrillic, Bosnian, Montenegrin; Macedonian and Bulgarian with their articles.
    EndingTable(
      "sr bs sh cnr mk bg", .cyrillic, after: .consonant,
      "а у ом ем е и ов ова ове ови ово ову овим ових овог овога овом овој ев ева еве еви ево еву евим евог евом евој",
      "овци ски ска ско ске ску ског ском ским ских ској от от ът ите"),
    EndingTable(
      "sr bs sh cnr mk bg", .cyrillic, after: .vowel,
      "ја ју јем јом је ји јев јева јеве јеви јево јеву јевим јевог јевом јевој та то те в ва во ви"),
    EndingTable(
      "sr bs sh cnr mk bg", .cyrillic, after: .cut,
      "а е и у о ом ој ог ога оме их им ин ина ине ини ино ину иним иног ином иној ски ска ско ске ског ском скиот ската"
    ),
  ]
}
