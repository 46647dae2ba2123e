import Support
import Testing

@Suite struct ClockTextTests {
  @Test func timesAreReadAsOnAClock() {
    let time = ClockText(milliseconds: 3_723_456)
    #expect(time.timeCode(separator: ",") == "01:02:03,456")
    #expect(time.exact == "1:02:03.456")
    #expect(time.short == "1:02:03")
    #expect(ClockText(seconds: 123.4).short == "2:03")
    #expect(ClockText(seconds: 59.6).short == "1:00")
    #expect(ClockText(milliseconds: 360_000_000).timeCode(separator: ".") == "100:00:00.000")
  }

  @Test func timesBeforeZeroHaveASign() { #expect(ClockText(milliseconds: -1500).exact == "-0:00:01.500") }

  @Test(arguments: [Double.nan, .infinity, -.infinity, 1e300, -1e300, .leastNonzeroMagnitude])
  func noNumberTraps(seconds: Double) {
    let time = ClockText(seconds: seconds)
    #expect(!(time.exact + time.short + time.timeCode(separator: ",")).isEmpty)
  }

  @Test func theSmallestNumberHasAText() { #expect(ClockText(milliseconds: .min).exact.hasPrefix("-2562047788015")) }
}

@Suite struct EscapingTests {
  @Test func markupBecomesText() {
    #expect("<a href=\"x\">'Tom' & Jerry</a>".xmlEscaped == "&lt;a href=&quot;x&quot;&gt;'Tom' &amp; Jerry&lt;/a&gt;")
  }

  @Test func aCueKeepsItsQuotes() { #expect("\"a\" --> <b> & c".webVTTEscaped == "\"a\" --&gt; &lt;b&gt; &amp; c") }

  @Test func whatXMLForbidsIsLeftOut() { #expect("a\u{0}b\u{1b}\u{ffff}\tc\nd".xmlEscaped == "ab\tc\nd") }

  @Test func lettersAndMarksStayAsTheyAre() { #expect("كلمة e\u{301} 👩🏽‍🦰".xmlEscaped == "كلمة e\u{301} 👩🏽‍🦰") }

  @Test func numbersAreFilledWithZeros() {
    #expect([7.padded(to: 3), 1234.padded(to: 3), 0.padded(to: 0), 5.padded(to: -1)] == ["007", "1234", "0", "5"])
    #expect("ff".padded(to: 4) == "00ff")
  }
}
