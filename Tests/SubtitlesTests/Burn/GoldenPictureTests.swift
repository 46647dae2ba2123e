import Foundation
import TestSupport
import Testing

@testable import Subtitles

/// Captions as they are drawn, against the pictures in `Pictures`, which a person can open. `RECORD=1` draws those anew.
@Suite struct GoldenPictureTests {
  struct Sample: Sendable, CustomTestStringConvertible {
    let name: String
    let sheets: [(language: String, text: String)]
    var style = SubtitleStyle()
    var size = (width: 640, height: 360)

    var testDescription: String { name }

    init(
      _ name: String, _ sheets: [(String, String)], size: (Int, Int) = (640, 360),
      _ change: (inout SubtitleStyle) -> Void = { _ in }
    ) {
      self.name = name
      self.sheets = sheets.map { (language: $0.0, text: $0.1) }
      self.size = (width: size.0, height: size.1)
      change(&style)
    }
  }

  private static let arabic = "انضممتُ عام 2019 إلى مجموعة «VIP» على Telegram، ثم رحلت (وحدي)."
  private static let english = "In 2019 I joined a “VIP” group on Telegram, and then I left (alone)."

  static let samples: [Sample] = [
    Sample("arabic", [("ar", arabic)]),
    Sample("persian", [("fa", "چرا رفتی؟ پدرم گفت: «برنگرد!» و من ۴۰ روز نمی‌خوابیدم.")]),
    Sample("sorani", [("ckb", "من لە ساڵی ٢٠١٩ ڕۆیشتم، چونکە خوشکە بچووکەکەم پرسیاری لێ کردم.")]),
    Sample("kurmanji", [("ku", "Xwişka min a biçûk ji min pirsî çima ez êdî nakenim, û min bersiv nedît.")]),
    Sample("urdu", [("ur", "میری چھوٹی بہن نے مجھ سے پوچھا کہ میں ہنستی کیوں نہیں، ٹھیک ہے؟")]),
    Sample("turkish", [("tr", "Kız kardeşim bana neden artık gülmediğimi sordu; İstanbul’a döndüm.")]),
    Sample("albanian", [("sq", "Motra ime e vogël më pyeti pse nuk qesh më, dhe unë s’kisha përgjigje.")]),
    Sample("bosnian", [("bs", "Mlađa sestra me pitala zašto šutim; žurno sam otišao, čudeći se.")]),
    Sample("russian", [("ru", "Младшая сестра спросила, почему я больше не смеюсь. Объяснить я не смогла.")]),
    Sample("french", [("fr", "Ma petite sœur m’a demandé pourquoi je ne riais plus : « Ça va ? »")]),
    Sample("dutch", [("nl", "Mijn zusje vroeg waarom ik nooit meer lachte, en ik had géén antwoord voor haar.")]),
    Sample("german", [("de", "Meine kleine Schwester fragte, warum ich nie mehr lache – größer wurde die Lüge.")]),
    Sample("hindi", [("hi", "मेरी छोटी बहन ने मुझसे पूछा कि मैं अब हँसती क्यों नहीं। मैं चली गई।")]),
    Sample("bengali", [("bn", "আমার ছোট বোন আমাকে জিজ্ঞাসা করল আমি আর হাসি না কেন। আমি চলে গেলাম।")]),
    Sample("somali", [("so", "Walaashay yar waxay i weydiisay sababta aanan u qoslin, jawaabna ma hayn.")]),
    Sample("indonesian", [("id", "Adik perempuan saya bertanya mengapa saya tidak pernah tertawa lagi.")]),
    Sample("chinese", [("zh", "我的妹妹问我，为什么我再也不笑了，而我没有答案。")]),
    Sample("traditional", [("zh-Hant", "我的妹妹問我，為什麼我再也不笑了，而我沒有答案。")]),
    Sample("japanese", [("ja", "妹が私に、どうして笑わなくなったのかと聞いた。")]), Sample("korean", [("ko", "여동생이 왜 더 이상 웃지 않느냐고 물었다.")]),
    Sample("two-languages", [("ar", arabic), ("en", english)]), Sample("box", [("en", english)]) { $0.backdrop = .box },
    Sample("yellow-serif-top", [("en", english)]) { style in
      style.typeface = .serif
      style.colour = 0xffe000
      style.position = .top
    },
    Sample("above-a-lower-third", [("en", english)]) { $0.lowerThirds = [.init(height: 30)] },
    Sample("large", [("en", english)]) { $0.size = 9 },
    Sample("portrait", [("ar", arabic)], size: (360, 640)),
  ]

  @Test(arguments: samples) func captionsLookLikeTheirPicture(sample: Sample) throws {
    let drawn = try draw(sample)
    let golden = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
      "Pictures/\(sample.name).png")
    if ProcessInfo.processInfo.environment["RECORD"] == "1" { try Self.convert(drawn, sample.size, to: golden) }
    let wanted = try Self.load(golden)
    try #require(wanted.count == drawn.count)
    let difference = Self.difference(drawn, wanted, width: sample.size.width)
    #expect(difference.mean < 0.5 && difference.worst < 24, "\(sample.name): \(difference)")
  }

  /// A measure that cannot fail would be none: other words are another picture.
  @Test func otherWordsAreAnotherPicture() throws {
    let first = try draw(Sample("a", [("en", Self.english)])),
      second = try draw(Sample("b", [("en", Self.english.replacingOccurrences(of: "left", with: "stayed"))]))
    #expect(Self.difference(first, second, width: 640).worst > 60)
  }

  /// Luma on a background that goes from black to white, so that letters must be legible on all of it.
  private func draw(_ sample: Sample) throws -> [UInt8] {
    let (width, height) = sample.size
    let sheets = sample.sheets.map {
      CueSheet(language: $0.language, cues: [Cue(startMilliseconds: 0, endMilliseconds: 5000, text: $0.text)])
    }
    let canvas = SubtitleCanvas(
      width: width, height: height, left: width / 20, right: width / 20, top: height / 20, bottom: height / 20,
      style: sample.style, languages: sheets.count)
    let overlay = try #require(
      try SubtitleRasterizer(Captions(sheets, style: sample.style), canvas: canvas, fonts: FontFolder()).overlay(
        atMilliseconds: 1000))
    var luma = (0..<width * height).map { UInt8($0 % width * 255 / (width - 1)) }
    for bitmap in overlay.bitmaps {
      let ink = (Int(bitmap.red) * 54 + Int(bitmap.green) * 183 + Int(bitmap.blue) * 19) / 256
      for (index, coverage) in bitmap.coverage.enumerated() {
        let x = bitmap.x + index % bitmap.width, y = bitmap.y + index / bitmap.width,
          alpha = Int(coverage) * Int(bitmap.opacity) / 255
        guard (0..<width).contains(x), (0..<height).contains(y) else { continue }
        luma[y * width + x] = UInt8((Int(luma[y * width + x]) * (255 - alpha) + ink * alpha) / 255)
      }
    }
    return luma
  }

  /// Of the means of blocks of 4×4 pixels: what an eye sees of it, and not where an edge falls between two pixels.
  private static func difference(_ first: [UInt8], _ second: [UInt8], width: Int) -> (mean: Double, worst: Double) {
    var worst = 0.0, sum = 0.0, count = 0.0
    for top in stride(from: 0, to: first.count / width - 3, by: 4) {
      for left in stride(from: 0, to: width - 3, by: 4) {
        let places = (0..<16).map { (top + $0 / 4) * width + left + $0 % 4 }
        let difference = abs(Double(places.reduce(0) { $0 + Int(first[$1]) - Int(second[$1]) })) / 16
        (worst, sum, count) = (max(worst, difference), sum + difference, count + 1)
      }
    }
    return (sum / count, worst)
  }

  private static func convert(_ luma: [UInt8], _ size: (width: Int, height: Int), to file: URL) throws {
    try withTemporaryFolder { folder in
      let raw = folder.appendingPathComponent("picture.gray")
      try Data(luma).write(to: raw)
      try Clip.ffmpeg([
        "-f", "rawvideo", "-pix_fmt", "gray", "-s", "\(size.width)x\(size.height)", "-i", raw.path, "-frames:v", "1",
        file.path,
      ])
    }
  }

  private static func load(_ file: URL) throws -> [UInt8] {
    [UInt8](try Clip.ffmpeg(["-i", file.path, "-f", "rawvideo", "-pix_fmt", "gray", "-"]))
  }
}
