extension EndingTable {
  static let otherScripts: [EndingTable] = [
    // Greek: cases of a name that has lost its -ος, -ης, -ας or -α.
    EndingTable("el", .greek, after: .cut, "ος ου ο ον ε α ας η ης ην οι ων ους ακι"),
    EndingTable("el", .greek, "ς"),
    // Hebrew: belonging to a place, and the way there.
    EndingTable("he yi", .hebrew, least: 4, "י ית ים יים יות ה"),
    EndingTable("hy", .armenian, "ը ն ի ին ից ով ում ներ ները ու ան ական"),
    EndingTable("ka", .georgian, "მა ს ის ით ად ო ში ზე თან იდან გან ები მ ც ა"),
    EndingTable("ka", .georgian, after: .cut, "მა ს ის ით ად ო ში ზე თან იდან ისა ა ები ელი"),
    // Amharic, Tigrinya: object, "too", "is", whose.
    EndingTable("am ti", .ethiopic, least: 2, "ን ም ና ው ዋ ንም ስ ን ዎ"),
    // Hindi, Nepali, Marathi, Bengali, Punjabi: what stands behind a word and is written to it.
    EndingTable(
      "hi ne mr bn as pa gu", .indic, least: 2,
      "ले लाई को का की मा बाट हरु हरू सँग ने ला चा ची चे च्या ना त जी ओं ों", "র ের কে তে ে রা দের য় টা টি", "ੇ ੀ ਾ ਨੇ",
      "ને ના ની નું નો એ"),
  ]
}
