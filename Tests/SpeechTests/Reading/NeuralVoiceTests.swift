import Files
import Foundation
import TestSupport
import Testing

@testable import Speech

/// What is told where the neural voice is not there, or not as it was made. None of it needs the voice.
@Suite struct NeuralVoiceTests {
  private static let files = ["libbacklit-voice.so", "model.onnx", "tokens.txt"]

  /// A folder in which every file holds `library`, described as it is.
  private func made(_ library: Data, abi: Int = 1, in folder: URL) throws -> String {
    for name in Self.files { try library.write(to: folder.appendingPathComponent(name)) }
    return try describe(abi: abi, in: folder)
  }

  private func describe(abi: Int = 1, without missing: String? = nil, in folder: URL) throws -> String {
    let digests = try Self.files.filter { $0 != missing }.map {
      "\"\($0)\": \"\(try Digest.of(fileAt: folder.appendingPathComponent($0).path))\""
    }
    let path = folder.appendingPathComponent("voice.json").path
    let text = """
      {"abi": \(abi), "name": "joe", "language": "en-US", "espeak": "en-us", "phonemes": [32, 97],
       "files": {\(digests.joined(separator: ", "))}}
      """
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    return path
  }

  private func failure(_ body: () throws -> Void) throws -> Explanation {
    try #require(throws: Failure.self, performing: body).explanation
  }

  @Test func whereItIsNotInstalledTheMessageSaysHowToInstallIt() throws {
    for path in [nil, "/nowhere/voice.json"] {
      let said = try failure { _ = try NeuralVoice(path: path) }
      #expect(said.advice?.contains("scripts/neural-voice/setup") == true && said.kind == .environment, "\(said)")
    }
    #expect(try failure { _ = try NeuralVoice(path: nil) }.reason == "it is not on this machine")
  }

  @Test func aDescriptionThatIsNotOursIsAnError() throws {
    try withTemporaryFolder { folder in
      let path = try made(Data("a".utf8), abi: 2, in: folder)
      #expect(try failure { _ = try NeuralVoice(path: path) }.reason.contains("made for another Backlit"))
      _ = try describe(without: "model.onnx", in: folder)
      #expect(try failure { _ = try NeuralVoice(path: path) }.reason.contains("damaged"))
      try Data("{".utf8).write(to: URL(fileURLWithPath: path))
      #expect(try failure { _ = try NeuralVoice(path: path) }.reason.contains("damaged"))
    }
  }

  @Test func itReadsItsOwnLanguageAndNoOther() throws {
    try withTemporaryFolder { folder in
      let voice = try NeuralVoice(path: made(Data("a".utf8), in: folder))
      for language in ["en", "en-GB", "EN-us"] { try voice.require(language) }
      for language in ["ar", "enm", ""] {
        #expect(try failure { try voice.require(language) }.reason.contains("reads 'en-US', and not '\(language)'"))
      }
    }
  }

  @Test func aFileThatIsNotAsItWasMadeIsFoundBeforeItIsLoaded() throws {
    try withTemporaryFolder { folder in
      let voice = try NeuralVoice(path: made(Data("a".utf8), in: folder))
      try voice.check()
      for name in Self.files {
        let file = folder.appendingPathComponent(name)
        try Data("b".utf8).write(to: file)
        let said = try failure { _ = try NeuralSynthesizer(voice) }
        #expect(said.path == file.path && said.reason.contains("damaged"), "\(said)")
        try Data("a".utf8).write(to: file)
      }
      try FileManager.default.removeItem(at: folder.appendingPathComponent("tokens.txt"))
      #expect(try failure { try voice.check() }.reason.contains("damaged or missing"))
    }
  }

  @Test func aLibraryThatIsNoneIsAnError() throws {
    try withTemporaryFolder { folder in
      let voice = try NeuralVoice(path: made(Data("not a library\n".utf8), in: folder))
      let said = try failure { _ = try NeuralSynthesizer(voice) }
      #expect(said.reason.contains("its library cannot be loaded") && said.advice?.contains("setup") == true, "\(said)")
    }
  }

  @Test func aLibraryOfSomebodyElseIsAnError() throws {
    try withTemporaryFolder { folder in
      let library = try Data(contentsOf: URL(fileURLWithPath: "/lib/x86_64-linux-gnu/libm.so.6"))
      let voice = try NeuralVoice(path: made(library, in: folder))
      #expect(try failure { _ = try NeuralSynthesizer(voice) }.reason.contains("not one of Backlit's"))
    }
  }

  @Test(.enabled(if: compiler != nil)) func aLibraryWithOtherFunctionsIsAnError() throws {
    try withTemporaryFolder { folder in
      let source = folder.appendingPathComponent("a.c").path, library = folder.appendingPathComponent("a.so").path
      try Data("int backlit_voice_abi(void) { return 99; }\n".utf8).write(to: URL(fileURLWithPath: source))
      _ = try Command(#require(compiler), ["-shared", "-fPIC", "-o", library, source])
      let voice = try NeuralVoice(path: made(Data(contentsOf: URL(fileURLWithPath: library)), in: folder))
      #expect(try failure { _ = try NeuralSynthesizer(voice) }.reason.contains("it has version 99, not 1"))
    }
  }

  @Test func anotherModelIsAnotherVoice() throws {
    try withTemporaryFolder { folder in
      let path = try made(Data("a".utf8), in: folder)
      let before = try NeuralVoice(path: path).digest
      #expect(try NeuralVoice(path: path).digest == before)
      for name in Self.files {
        try Data("b".utf8).write(to: folder.appendingPathComponent(name))
        #expect(try NeuralVoice(path: describe(in: folder)).digest != before, "\(name)")
        try Data("a".utf8).write(to: folder.appendingPathComponent(name))
      }
    }
  }
}

/// Any C compiler.
private let compiler = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").flatMap { folder in
  ["cc", "clang"].map { "\(folder)/\($0)" }
}.first(where: FileManager.default.isExecutableFile)
