import Files
import Foundation
import Pipeline
import TestSupport
import Testing

@Suite struct PipelinePathTests {
  private func reason(_ data: Data?) throws -> String {
    let folder = try TemporaryFolder()
    let path = folder.path + "/pipeline.yaml"
    if let data { try data.write(to: URL(fileURLWithPath: path)) }
    do {
      switch try PipelineReader.read(path: path, catalog: testCatalog) {
      case .success: return "no problems"
      case .failure(let problems): return problems.problems.map(\.message).joined(separator: "\n")
      }
    } catch let failure as Failure {
      #expect(failure.explanation.path == path)
      #expect(failure.explanation.doing == "reading the pipeline file")
      #expect(failure.explanation.advice != nil)
      return failure.explanation.reason
    }
  }

  @Test func goodFileIsReadFromDisk() throws { #expect(try reason(Data(goodPipeline.utf8)) == "no problems") }

  @Test func missingFileIsAFailure() throws { #expect(try reason(nil).contains("no such file")) }

  @Test func emptyFileIsAProblem() throws { #expect(try reason(Data()).contains("the file says nothing")) }

  @Test func latin1IsAFailure() throws {
    #expect(try reason(Data([0x74, 0xE9, 0x0A])) == "it is not text in UTF-8")
  }

  @Test func utf16IsAFailure() throws {
    #expect(try reason(Data([0xFF, 0xFE, 0x62, 0x00])) == "it is not text in UTF-8")
  }

  @Test func hugeFileIsAFailure() throws {
    #expect(try reason(Data(repeating: 0x20, count: Int(PipelineReader.sizeLimit) + 1)).contains("at most"))
  }

  @Test func folderIsAFailure() {
    #expect(throws: Failure.self) {
      _ = try PipelineReader.read(path: FileManager.default.temporaryDirectory.path, catalog: testCatalog)
    }
  }
}
