import Testing

/// Names as they stand in file names, hash tags, addresses and titles.
@Suite struct MachineTextTests {
  @Test(arguments: [
    MarkedText(
      "Ahmad", nil, "[ahmad]_hussein.mp4 [Ahmad]Hussein #[Ahmad]Hussein @[ahmad].hussein [ahmad]-2023 [AHMAD]2023"),
    MarkedText("Hussein", nil, "ahmad_[hussein].mp4 Ahmad[Hussein] VIDEO_[HUSSEIN]_FINAL MP[Hussein]"),
    MarkedText(
      "Ahmad Hussein", nil,
      "[ahmad_hussein].mp4 [AhmadHussein] [ahmad.hussein]@mail.org #[ahmadhussein] [AHMAD-HUSSEIN]"),
    MarkedText("AbuBakr", nil, "[AbuBakr] [abubakr] [Abu-Bakr] [ABUBAKR]"),
    MarkedText("McDonald", nil, "[McDonald] [MCDONALD] [mcdonald's]"),
    MarkedText("Ahmad", nil, "#free[ahmad] #[ahmad]hussein mahmad"),
    MarkedText("Ahmad", nil, "[Ah-\nmad] was, [Ａｈｍａｄ], [𝐀𝐡𝐦𝐚𝐝], [Ⓐⓗⓜⓐⓓ], [A\u{200B}hm\u{AD}ad], [Ahmad]™"),
    MarkedText("Ahmad", nil, "IMG_[Ahmad]_001.jpg [ahmad]1990 1990[ahmad]"),
  ])
  func joinedByMachines(row: MarkedText) throws { try row.check() }
}
