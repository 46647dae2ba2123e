import Files
import Testing

@testable import Subtitles

@Suite struct RasterizerTests {
  private let canvas = SubtitleCanvas(width: 640, height: 360, left: 32, right: 32, top: 18, bottom: 18)

  private func rasterizer(
    _ texts: [String], language: String = "en", canvas: SubtitleCanvas? = nil
  ) throws -> SubtitleRasterizer {
    let cues = texts.enumerated().map {
      Cue(startMilliseconds: $0 * 2000 + 1000, endMilliseconds: $0 * 2000 + 2000, text: $1)
    }
    return try SubtitleRasterizer(
      Captions([CueSheet(language: language, cues: cues)]), canvas: canvas ?? self.canvas, fonts: FontFolder())
  }

  private func overlay(_ text: String, language: String = "en", canvas: SubtitleCanvas? = nil) throws -> SubtitleOverlay
  {
    try #require(try rasterizer([text], language: language, canvas: canvas).overlay(atMilliseconds: 1500))
  }

  /// Of what is really inked: libass pads its bitmaps. White letters only: outline and shadow are dark.
  private func box(_ overlay: SubtitleOverlay) -> (left: Int, right: Int, top: Int, bottom: Int) {
    var box = (left: Int.max, right: 0, top: Int.max, bottom: 0)
    for bitmap in overlay.bitmaps where bitmap.red > 200 {
      for (index, value) in bitmap.coverage.enumerated() where value > 0 {
        let x = bitmap.x + index % bitmap.width, y = bitmap.y + index / bitmap.width
        box = (min(box.left, x), max(box.right, x + 1), min(box.top, y), max(box.bottom, y + 1))
      }
    }
    return box
  }

  private func width(_ text: String, language: String = "en") throws -> Int {
    let box = try box(overlay(text, language: language))
    return box.right - box.left
  }

  @Test func nothingIsShownOutsideACueAndOneObjectInside() throws {
    let rasterizer = try rasterizer(["Hello", "Again"])
    #expect(try rasterizer.overlay(atMilliseconds: 0) == nil)
    let first = try #require(try rasterizer.overlay(atMilliseconds: 1000))
    #expect(try rasterizer.overlay(atMilliseconds: 1999) === first)
    #expect(try rasterizer.overlay(atMilliseconds: 2000) == nil)
    #expect(try rasterizer.overlay(atMilliseconds: 3500) !== first)
  }

  @Test(arguments: [
    SubtitleCanvas(width: 640, height: 360, left: 32, right: 32, top: 18, bottom: 18),
    SubtitleCanvas(width: 1080, height: 1920, left: 65, right: 180, top: 269, bottom: 460),
  ])
  func lettersStayInsideTheSafeArea(canvas: SubtitleCanvas) throws {
    for text in ["They listened. Nobody else did, and that was the hook.", String(repeating: "WM", count: 30)] {
      let box = try box(overlay(text, canvas: canvas))
      #expect(box.left >= canvas.left && box.right <= canvas.width - canvas.right, "\(text): \(box)")
      #expect(box.top >= canvas.top && box.bottom <= canvas.height - canvas.bottom, "\(text): \(box)")
    }
  }

  @Test func wordsThatLookLikeCommandsAreShownAndDoNothing() throws {
    let plain = try box(overlay("an8 Hello")), tricky = try box(overlay("{\\an8}Hello"))
    #expect(tricky.bottom > 300, "the text stays at the bottom")
    #expect(abs((tricky.right - tricky.left) - (plain.right - plain.left)) < 60, "the braces are drawn")
    #expect(try width("{x}") > width("x"))
    let breaking = try box(overlay("one\\Ntwo"))
    #expect(breaking.bottom - breaking.top < 30, "the text stays on one line")
  }

  @Test func arabicIsJoined() throws {
    // Five letters that join are narrower than the same letters kept apart by zero-width non-joiners.
    let joined = try width("سلسبيل", language: "ar"),
      apart = try width("سلسبيل".map(String.init).joined(separator: "\u{200c}"), language: "ar")
    #expect(Double(joined) < Double(apart) * 0.9)
  }

  @Test func arabicRunsFromRightToLeftThoughALatinWordComesFirst() throws {
    // The full stop ends the line: at its left.
    let with = try box(overlay("VIP محادثة.", language: "ar")), without = try box(overlay("VIP محادثة", language: "ar"))
    let letters = try overlay("VIP محادثة.", language: "ar").bitmaps.filter { $0.red > 200 }
    let leftmost = try #require(letters.min { $0.x < $1.x })
    #expect(with.right - with.left > without.right - without.left)
    let columns = (0..<min(3, leftmost.width)).flatMap { column in
      (0..<leftmost.height).map { leftmost.coverage[$0 * leftmost.width + column] }
    }
    let inked = columns.indices.filter { columns[$0] > 100 }.map { $0 % leftmost.height }
    #expect(
      (inked.max() ?? 99) - (inked.min() ?? 0) < canvas.fontSize / 3, "what is leftmost is as small as a full stop")
  }

  @Test(arguments: [("😀", "U+1F600", "symbol"), ("\u{13000}", "U+13000", "fonts-noto-extra")])
  func aCharacterWithoutAFontIsAnErrorThatNamesIt(text: String, code: String, advice: String) {
    let failure = #expect(throws: Failure.self) { try self.rasterizer(["abc " + text]) }
    #expect(failure?.explanation.reason.contains(code) == true)
    #expect(failure?.explanation.advice?.contains(advice) == true)
  }

  @Test(arguments: [
    "Zażółć gęślą jaźń", "Щедрик", "ελληνικά", "ضميرۆ ڕۆژ", "گچپژ", "ٹڈڑے", "हिन्दी", "বাংলা", "שלום", "ქართული", "አማርኛ",
    "Հայերեն",
  ])
  func scriptsOfTheWorldAreDrawn(text: String) throws {
    #expect(try !overlay(text).bitmaps.isEmpty)
  }

  @Test func aMissingFontFolderIsAnErrorWithTheFix() {
    let failure = #expect(throws: Failure.self) {
      try SubtitleRasterizer(
        Captions([CueSheet(language: "en", cues: [Cue(startMilliseconds: 0, endMilliseconds: 1000, text: "a")])]),
        canvas: canvas,
        fonts: FontFolder(path: "/nowhere"))
    }
    #expect(failure?.explanation.advice?.contains("fonts-noto-core") == true)
  }

  /// What the layout reckons with is what libass draws, in every script, also where two fonts share a line.
  @Test(arguments: [
    ("en", "WHY WOMEN WAITED"), ("en", "illicit little lilies"), ("ar", "سألتني أختي الصغيرة"),
    ("ar", "مجموعة «VIP» على Telegram (وحدي)"), ("hi", "मैं अब हँसती क्यों नहीं"),
    ("zh", "为什么我再也不笑了"), ("ru", "Младшая сестра"),
  ])
  func measuredWidthsAreDrawnWidths(language: String, text: String) throws {
    let canvas = SubtitleCanvas(width: 1280, height: 720, left: 64, right: 64, top: 36, bottom: 36),
      fonts = FontSet(language: language, folder: FontFolder())
    let measured = try fonts.width(of: text, in: fonts.main(of: text)) * Double(canvas.fontSize)
    let box = try box(overlay(text, language: language, canvas: canvas))
    // Letters stand a little inside their advance.
    #expect(abs(measured - Double(box.right - box.left)) < Double(canvas.fontSize) * 0.2, "\(measured), \(box)")
  }

  @Test func aLowerThirdIsNeverCovered() throws {
    var style = SubtitleStyle()
    style.lowerThirds = [.init(height: 40, from: 0, to: 2)]
    let canvas = SubtitleCanvas(width: 640, height: 360, left: 32, right: 32, top: 18, bottom: 18, style: style)
    let rasterizer = try rasterizer(
      ["They listened. Nobody else did, and that was the hook.", "I left then."], canvas: canvas)
    let during = try box(#require(try rasterizer.overlay(atMilliseconds: 1500))),
      after = try box(#require(try rasterizer.overlay(atMilliseconds: 3500)))
    #expect(during.bottom <= 360 - 144)
    #expect(after.bottom > 330, "when it is gone, captions stand where they always do")
  }

  @Test func twoLanguagesAndCuesThatOverlapNeverCoverEachOther() throws {
    func rows(_ sheets: [CueSheet]) throws -> Set<Int> {
      let canvas = SubtitleCanvas(
        width: 640, height: 360, left: 32, right: 32, top: 18, bottom: 18, languages: sheets.count)
      let overlay = try #require(
        try SubtitleRasterizer(Captions(sheets), canvas: canvas, fonts: FontFolder()).overlay(atMilliseconds: 1500))
      var rows: Set<Int> = []
      for bitmap in overlay.bitmaps where bitmap.red > 200 {
        for (index, value) in bitmap.coverage.enumerated() where value > 128 {
          rows.insert(bitmap.y + index / bitmap.width)
        }
      }
      return rows
    }
    func sheet(_ language: String, _ texts: [String]) -> CueSheet {
      CueSheet(
        language: language,
        cues: texts.enumerated().map { Cue(startMilliseconds: $0 * 100, endMilliseconds: 3000, text: $1) })
    }
    let arabic = try rows([sheet("ar", ["سألتني أختي الصغيرة في البيت القديم لماذا لا أضحك"]), sheet("en", [])])
    let english = try rows([sheet("ar", []), sheet("en", ["They listened. Nobody else did, and that was it."])])
    #expect(arabic.isDisjoint(with: english) && (arabic.max() ?? 0) < (english.min() ?? 0))
    let both = try rows([sheet("en", ["xxx", "xxx"])]), one = try rows([sheet("en", ["xxx"])])
    #expect(both.count == 2 * one.count, "the second stands above the first")
  }
}
