extension EndingTable {
  static let arabicScript: [EndingTable] = [
    // Whose; dual, plural, belonging; the accusative's alif. Ryding, A Reference Grammar of Modern Standard Arabic.
    EndingTable(
      "ar", .arabic, "ي ك ه ها نا كم كن هم هن هما كما ا ان ين ون ات يه يون يين يا يات اه تي ته تك تها تنا تهم و"),
    // Persian, Dari: plural, whose, "a", "is", and the spoken object. Lazard, A Grammar of Contemporary Persian.
    EndingTable(
      "fa prs", .arabic,
      "جان خان اقا يان يها يهاي ها هاي هايي هاش ي اي ام ات اش مان تان شان م ت ش يي و رو را ه ست يم ان هايش هايم هايت هايمان"
    ),
    // Sorani: "the", "a", whose, "too", "in". Thackston, Sorani Kurdish.
    EndingTable(
      "ckb ku", .arabic,
      "ه كه كان ان ي يك م ت يان مان تان دا ش يش وه ه وه هكه هكهي هكان هكاني كاني كهي هيك يهكان ن وو را"),
    // Urdu, Punjabi, Sindhi: plural and oblique.
    EndingTable("ur pa sd", .arabic, "جان خان صاحب ون ين ات ان و ے ي ه"),
    // Pashto.
    EndingTable("ps", .arabic, "جان خان ه ان انو و ي ته ني"),
    // Uyghur.
    EndingTable("ug", .arabic, "نىڭ نى غا گه قا كه دا ده دىن تىن لار لهر"),
  ]
}
