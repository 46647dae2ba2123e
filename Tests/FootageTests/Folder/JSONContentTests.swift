import Files
import Foundation
import TestSupport
import Testing

@testable import Footage

@Suite struct JSONContentTests {
  private func content(_ text: String) -> JSONContent { JSONContent(of: Data(text.utf8)) }

  @Test(arguments: [
    #"{"name": "x", "type": "y", "id": 1, "messages": ["#, "\u{FEFF}\n {\"messages\":[]}",
    #"{"about": {"messages": 1}, "chats": {}}"#,
    #"{"about": "a\"b", "personal_information": {"#, #"{"a": "\x0B", "left_chats": {}}"#,
  ]) func exports(_ text: String) { #expect(content(text) == .telegramExport) }

  @Test(arguments: [
    #"{"text": "messages", "segments": []}"#, #"{"systeminfo": "", "transcription": []}"#, #"{"word_segments": 1}"#,
    #"[{"start": 0, "end": 1, "text": "x"}]"#, #"{"text": "", "media": "", "media-time": 1}"#,
  ]) func transcripts(_ text: String) { #expect(content(text) == .transcript) }

  @Test(arguments: [
    "", "{}", "[]", "null", "messages", #"{"answer": 42}"#, #"{"a": {"messages": []}}"#, #"{"a": "messages"}"#,
    #"["messages"]"#, "\u{0}\u{1}", #"{"message": 1}"#, "PK\u{3}\u{4}{\"messages\":1}", #"[[{"start": 1}]]"#,
  ]) func neither(_ text: String) { #expect(content(text) == .other) }

  /// The key that tells comes after more text than a block holds, and a block ends inside it.
  @Test func longTextBeforeTheKeyIsReadOver() throws {
    let folder = try TemporaryFolder()
    for length in [65_520, 65_530, 65_536, 300_000] {
      try folder.write(#"{"text": ""# + String(repeating: "a", count: length) + #"", "segments": []}"#, to: "a.json")
      #expect(JSONContent(ofFileAt: folder.path + "/a.json") == .transcript)
    }
  }

  @Test func deepNestingAndBrokenTextAreOnlyOther() {
    let deep = String(repeating: "[", count: 100_000)
    #expect(content(deep) == .other)
    #expect(content(#"{"a": "# + deep + String(repeating: "]", count: 100_000) + #", "chats": 1}"#) == .telegramExport)
    #expect(content("]]]]}}}}{") == .other)
  }

  @Test func whatCannotBeReadIsOther() throws {
    let folder = try TemporaryFolder()
    #expect(JSONContent(ofFileAt: folder.path) == .other)
    #expect(JSONContent(ofFileAt: folder.path + "/none.json") == .other)
  }
}
