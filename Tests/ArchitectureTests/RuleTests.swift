import Foundation
import Testing

@Suite struct RuleTests {
  /// Only what these make of a raw frame can be encoded: the initialisers are SPI, and nobody else may import it.
  static let makersOfRedactedFrames: Set = ["Redaction/Hide/Redactor.swift", "Redaction/Hide/SoundRedactor.swift"]

  static func otherMakersOfRedactedFrames(in files: [SourceTree.SourceFile]) -> [String] {
    files.filter { file in
      let isDeclaration = file.module == "Media" && file.name.split(separator: "/").last == "RedactedFrame.swift"
      return file.text.contains("_spi(Redaction)") && !isDeclaration
    }.map { "\($0.module)/\($0.name)" }.filter { !makersOfRedactedFrames.contains($0) }
  }

  @Test func onlyTheTwoRedactorsMakeRedactedFrames() throws {
    let files = try SourceTree().files
    #expect(Self.otherMakersOfRedactedFrames(in: files) == [])
    #expect(Self.makersOfRedactedFrames.isSubset(of: files.map { "\($0.module)/\($0.name)" }))
  }

  @Test(arguments: [
    ("Redaction", "Review/ReviewPictures.swift"), ("Stages", "Hide/Redactor.swift"), ("Media", "Encoder.swift"),
  ])
  func anotherMakerOfRedactedFramesWouldBeSeen(module: String, name: String) {
    let file = SourceTree.SourceFile(module: module, name: name, text: "import Files\n@_spi(Redaction) import Media\n")
    #expect(Self.otherMakersOfRedactedFrames(in: [file]) == ["\(module)/\(name)"])
  }

  /// Whoever writes to a picture in place has the only reference to it: the proof of `Frame: @unchecked Sendable` counts on these few.
  @Test func onlyTwoFilesWriteToPicturesInPlace() throws {
    let writers = try SourceTree().files.filter { $0.text.contains("@_spi(InPlace)") }.map { "\($0.module)/\($0.name)" }
    #expect(
      Set(writers) == [
        "Media/Frame/Frame+Planes.swift", "Redaction/Hide/Redactor.swift", "Redaction/Review/ContactSheet.swift",
      ])
  }

  /// Inside Media, redacted pictures and sound come only from other redacted ones, or from nothing, as silence does.
  @Test func mediaMakesRedactedFramesOnlyFromRedactedOnes() throws {
    let makers = try SourceTree().files.filter { $0.module == "Media" && $0.text.contains("(keeping:") }.map(\.name)
    #expect(
      Set(makers) == [
        "Filter/Audiogram.swift", "Filter/Overlay.swift", "Filter/RenditionResampler.swift",
        "Filter/RenditionScaler.swift", "Filter/StillAnimator.swift", "Frame/Frame+Silence.swift",
        "Frame/RedactedFrame.swift",
      ])
  }

  @Test func onlyTheToolPrintsReadsTheEnvironmentOrExits() throws {
    let forbidden = [
      "print(", "debugPrint(", "processInfo.environment", "getenv(", "setenv(", " exit(", "fatalError(",
      "FileHandle.standard",
    ]
    for file in try SourceTree().files where file.module != "backlit" {
      for line in file.codeLines {
        for word in forbidden where line.contains(word) {
          Issue.record("\(file.module)/\(file.name): \(line.trimmingCharacters(in: .whitespaces))")
        }
      }
    }
  }

  /// Past 250 lines a concept is missing.
  static func hubs(in files: [SourceTree.SourceFile]) -> [String] {
    files.filter { $0.lineCount > 250 }.map { "\($0.module)/\($0.name) has \($0.lineCount) lines" }
  }

  static func medianLength(of files: [SourceTree.SourceFile]) -> Int {
    let lengths = files.map(\.lineCount).sorted()
    return lengths.isEmpty ? 0 : lengths[lengths.count / 2]
  }

  @Test func noFileIsAHub() throws {
    let tree = try SourceTree()
    #expect(Self.hubs(in: tree.files + tree.tests) == [])
  }

  /// Shorter ones are pieces of an idea, and longer ones hold several.
  @Test func theMiddleFileIsAsLongAsOneIdea() throws {
    let length = Self.medianLength(of: try SourceTree().files)
    #expect((60...110).contains(length))
  }

  @Test func lengthsAreCounted() {
    func file(_ lines: Int) -> SourceTree.SourceFile {
      .init(module: "Files", name: "F\(lines).swift", text: String(repeating: "x\n", count: lines))
    }
    #expect(Self.hubs(in: [file(250), file(251), file(10)]) == ["Files/F251.swift has 251 lines"])
    #expect(Self.medianLength(of: [file(300), file(1), file(70)]) == 70)
  }

  @Test func everyUncheckedSendableStatesItsProof() throws {
    for file in try SourceTree().files where file.codeLines.contains(where: { $0.contains("@unchecked Sendable") }) {
      let comments = file.text.split(separator: "\n").filter { $0.trimmingCharacters(in: .whitespaces).hasPrefix("//") }
      #expect(comments.contains { $0.contains("@unchecked Sendable") }, "\(file.module)/\(file.name)")
    }
  }

  /// A file is created only where it is made whole or absent, or by FFmpeg under a temporary name; the journal of unfinished work has whole lines.
  private static let writers: Set = [
    "WholeFile.swift", "WholeFile+Folders.swift", "WholeFileStream.swift", "LineJournal.swift", "WorkspaceLock.swift",
    "Muxer.swift",
  ]

  @Test func filesAreWrittenOnlyThroughWholeFile() throws {
    var found: Set<String> = []
    for file in try SourceTree().files {
      let calls = FileWriting.calls(in: file.codeLines.joined(separator: "\n"))
      guard !calls.isEmpty else { continue }
      let name = (file.name as NSString).lastPathComponent
      found.insert(name)
      #expect(Self.writers.contains(name), "\(file.module)/\(file.name): \(calls)")
    }
    #expect(found == Self.writers)
  }

  @Test(arguments: [
    "try data.write(to: url)", "try data\n  .write(\n    to: URL(fileURLWithPath: path),\n    options: .atomic)",
    "try text.write(toFile: path, atomically: true, encoding: .utf8)", "try data.write(to: url, options: [])\nx()",
    "FileManager.default\n  .createFile(\n atPath: path, contents: nil)", "open(path, O_RDWR |\n O_CREAT)",
    "FileHandle(\n  forWritingAtPath: path)", "fopen(path, \"w\")",
    "try data.write(to: folder.appendingPathComponent(name))\n}",
  ]) func writingIsFoundHoweverItIsBrokenIntoLines(_ code: String) { #expect(!FileWriting.calls(in: code).isEmpty) }

  @Test(arguments: [
    "try WholeFile.write(data, to: path)", "sheet.write(\n to: folder, reading: source)",
    "FileHandle(forReadingAtPath: path)",
    "try writer.write(picture)", "open(path, O_RDONLY)", "FileManager.default.createDirectory(atPath: path)",
  ]) func readingIsNotTakenForWriting(_ code: String) { #expect(FileWriting.calls(in: code).isEmpty) }
}
