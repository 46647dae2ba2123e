import Foundation
import TestSupport
import Testing

/// What becomes of a finished run when what its results depend on is replaced, or only moved.
@Suite(.serialized) struct ComponentTests {
  /// A copy of the fonts that captions may take, as a folder of its own.
  private func copyOfFonts(in folder: URL) throws -> URL {
    let fonts = folder.appendingPathComponent("fonts")
    try FileManager.default.createDirectory(
      at: fonts.appendingPathComponent("truetype"), withIntermediateDirectories: true)
    for name in try FileManager.default.contentsOfDirectory(atPath: "/usr/share/fonts") where name != "truetype" {
      try FileManager.default.createSymbolicLink(
        atPath: fonts.path + "/" + name, withDestinationPath: "/usr/share/fonts/" + name)
    }
    try Command("cp", ["-r", "/usr/share/fonts/truetype/noto", fonts.path + "/truetype/noto"]).succeeding()
    return fonts.appendingPathComponent("truetype/noto")
  }

  /// Another package of fonts: one of them is changed in its first bytes.
  private func change(_ font: URL) throws {
    var bytes = try Data(contentsOf: font)
    // The modification date in the table directory's checksum of 'head'.
    bytes[20] ^= 1
    try bytes.write(to: font)
  }

  @Test func aNewFontPackageRunsSubtitleAndRenderAndNothingElse() throws {
    try withTemporaryFolder { folder in
      let trial = try FilmTrial(in: folder)
      let fonts = try copyOfFonts(in: folder), environment = ["BACKLIT_FONTS": folder.path + "/fonts"]
      func planned() throws -> [String] { try trial.plan(FilmTrial.pipeline(), environment: environment) }
      #expect(try planned() == [], "the same fonts in another place")
      try change(fonts.appendingPathComponent("NotoSansCuneiform-Regular.ttf"))
      #expect(try planned() == [], "no caption takes a letter from it")
      try change(fonts.appendingPathComponent("NotoSansArabic-Bold.ttf"))
      let plan = try planned()
      let stages = Set(plan.compactMap { $0.split(separator: " ").first.map { $0.prefix { $0 != ":" } } })
      #expect(stages == ["subtitle", "render", "manifest", "verify"], "\(plan)")
      #expect(plan.contains("subtitle A.mp4 (en): something that it uses has changed: fonts"), "\(plan)")
    }
  }

  /// Where a machine keeps them is its own affair.
  @Test func aModelAndFontsThatWereMovedRunNothing() throws {
    try withTemporaryFolder { folder in
      let trial = try FilmTrial(in: folder)
      _ = try copyOfFonts(in: folder)
      let model = folder.appendingPathComponent("model.onnx")
      try FileManager.default.copyItem(
        at: Tool.root.appendingPathComponent(".cache/models/centerface.onnx"), to: model)
      let moved = ["BACKLIT_FONTS": folder.path + "/fonts", "BACKLIT_MODEL": model.path]
      #if arch(x86_64)
        let slow = try trial.plan(FilmTrial.pipeline(), environment: moved)
        #expect(slow.contains("detect A.mp4: something that it uses has changed: onnxruntime"), "\(slow)")
        try FileManager.default.copyItem(
          at: Tool.root.appendingPathComponent(".cache/models/libonnxruntime.so"),
          to: folder.appendingPathComponent("libonnxruntime.so"))
      #endif
      #expect(try trial.plan(FilmTrial.pipeline(), environment: moved) == [])
      let run = try trial.run(FilmTrial.pipeline(), environment: moved)
      #expect(run.status == 0 && run.output.contains("nothing had to be done"), "\(run.errors)\(run.output)")
    }
  }
}
