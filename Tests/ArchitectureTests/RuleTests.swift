import Foundation
import Testing

@Suite struct RuleTests {
  /// Only an encoder's input that Redaction made can be encoded: the initialisers are SPI, and this is who may use it.
  @Test func onlyRedactionMakesRedactedFrames() throws {
    for file in try SourceTree().files where file.text.contains("@_spi(Redaction)") {
      #expect(
        file.module == "Redaction" || (file.module == "Media" && file.name == "RedactedFrame.swift"),
        "\(file.module)/\(file.name) could make a redacted frame out of anything")
    }
  }

  /// Inside Media, redacted pictures and sound come only from other redacted ones, or from nothing, as silence does.
  @Test func mediaMakesRedactedFramesOnlyFromRedactedOnes() throws {
    let makers = try SourceTree().files.filter { $0.module == "Media" && $0.text.contains("(keeping:") }.map(\.name)
    #expect(
      Set(makers) == [
        "Audiogram.swift", "Overlay.swift", "RedactedFrame.swift", "RenditionResampler.swift", "RenditionScaler.swift",
        "Silence.swift",
        "StillAnimator.swift",
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

  @Test func noFileIsAHub() throws {
    for file in try SourceTree().files {
      let lines = file.text.split(separator: "\n", omittingEmptySubsequences: false).count - 1
      #expect(lines <= 300, "\(file.module)/\(file.name) has \(lines) lines")
    }
  }

  @Test func everyUncheckedSendableStatesItsProof() throws {
    for file in try SourceTree().files where file.codeLines.contains(where: { $0.contains("@unchecked Sendable") }) {
      let comments = file.text.split(separator: "\n").filter { $0.trimmingCharacters(in: .whitespaces).hasPrefix("//") }
      #expect(comments.contains { $0.contains("@unchecked Sendable") }, "\(file.module)/\(file.name)")
    }
  }

  /// A file is created only where it is made whole or absent, or by FFmpeg under a temporary name; the journal of unfinished work has whole lines.
  @Test func filesAreWrittenOnlyThroughWholeFile() throws {
    let forbidden = [".write(to:", "createFile(", "O_CREAT", "FileHandle(forWriting", "moveItem(", "copyItem("]
    for file in try SourceTree().files
    where !(file.module == "Files" && ["WholeFile.swift", "LineJournal.swift"].contains(file.name)) {
      for line in file.codeLines {
        for word in forbidden where line.contains(word) && file.name != "WorkspaceLock.swift" {
          Issue.record("\(file.module)/\(file.name): \(line.trimmingCharacters(in: .whitespaces))")
        }
      }
    }
  }
}
