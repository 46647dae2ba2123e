import Testing

@Suite struct NumberPatternTests {
  @Test(arguments: [
    MarkedText(
      "+49 170 1234567", nil, "+[49 170 1234567], [0049-170-1234567], [0170/1234567], [01701234567], [491701234567]"),
    MarkedText("+49 170 1234567", nil, "+[49 (0)170 123 45 67], [170 1234567], 1701234568, 21701234567, 17012345678"),
    MarkedText("0170 1234567", nil, "[0170-1234567], +[49 170 1234567], [0049 170 1234567], [1701234567]"),
    MarkedText("+963 11 123 4567", nil, "[٠١١ ١٢٣ ٤٥٦٧], +[۹۶۳۱۱۱۲۳۴۵۶۷], [011.123.4567], [०१११२३४५६७]"),
    MarkedText("1234567", nil, "[123-4567], [1 2 3 4 5 6 7], 12345678, 01234568"),
    MarkedText("M-AB 1234", "de", "[M-AB 1234], [MAB1234], [m ab 1234], [M•AB•1234], xm-AB 1234, M-AB 12345"),
    MarkedText("Block 7", "en", "[Block 7], [block-7], [Block\u{A0}7], Block 71, Block 8"),
    MarkedText("Checkpoint 300", "en", "[Checkpoint 300], [checkpoint_300], [CHECKPOINT300]"),
    MarkedText("دمشق 123456", "ar", "[دمشق ١٢٣٤٥٦], [دمشق-123456]"),
  ])
  func foundInEveryForm(row: MarkedText) throws { try row.check() }
}
