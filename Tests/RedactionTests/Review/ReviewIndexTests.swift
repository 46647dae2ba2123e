import Files
import Foundation
import TestSupport
import Testing

@testable import Redaction

@Suite struct ReviewIndexTests {
  private func entry(
    _ id: String, name: String = "A001.mov", _ state: ReviewIndex.Entry.State = .notReviewed, sheet: String? = nil
  ) -> ReviewIndex.Entry {
    .init(id: id, name: name, state: state, tracks: 3, doubts: 2, sheet: sheet)
  }

  private func page(_ entries: [ReviewIndex.Entry], _ body: (String, URL) throws -> Void) throws {
    try withTemporaryFolder { folder in
      let path = try ReviewIndex(entries: entries).write(to: folder)
      #expect(path == folder.appendingPathComponent(ReviewIndex.fileName).path)
      #expect(try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int == 0o600)
      try body(String(contentsOfFile: path, encoding: .utf8), folder)
    }
  }

  @Test func nothingThatASourceSaysCanAct() throws {
    let hostile = "<img src=x onerror=\"a()\">&\u{1B}[2J"
    try page([entry(hostile, name: hostile, .failed(hostile), sheet: "javascript:a()//\"><b>.html")]) { html, _ in
      #expect(!html.contains("<img") && !html.contains("<b>") && !html.contains("\u{1B}"))
      #expect(!html.contains("<script") && !html.contains("http:") && !html.contains("https:"))
      #expect(html.components(separatedBy: "&lt;img src=x onerror=&quot;a()&quot;&gt;&amp;").count == 4)
      #expect(html.contains("href=\"./javascript%3Aa%28%29/%22%3E%3Cb%3E.html\""))
      #expect(html.contains("default-src 'none'"))
    }
  }

  @Test func sourcesStandInTheirOrderWithTheirStateInWords() throws {
    let states: [(ReviewIndex.Entry.State, String)] = [
      (.waitsForReview, "waits for a review"), (.failed("the disk is full"), "failed: the disk is full"),
      (.reviewed, "reviewed"), (.notReviewed, "not reviewed"),
    ]
    let ids = ["003", "001", "010", "002"]
    try page(zip(ids, states).map { entry($0, $1.0) }) { html, _ in
      let rows = html.components(separatedBy: "<tr><td>").dropFirst()
      #expect(rows.map { String($0.prefix(3)) } == ids)
      for (row, state) in zip(rows, states) {
        #expect(row.contains("<td>\(state.1)</td><td>3</td><td>2</td>"))
      }
      #expect(html.contains("4 sources, of which 1 waits for a review."))
    }
  }

  @Test(arguments: VoicePlan.Reader.allCases) func whoReadsInPlaceOfAVoiceIsSaid(_ reader: VoicePlan.Reader) throws {
    let replaced = ReviewIndex.Entry(
      id: "001", name: "A.mov", state: .reviewed, tracks: 0, doubts: 0, sheet: nil, voices: [.replace, .keep],
      reader: reader)
    try page([replaced]) { html, _ in
      #expect(html.contains("nothing of the voice is left, \(reader.words); keep: the voice is heard as it is<"))
    }
  }

  @Test(arguments: ["sources/001/review.html", "../two words/50% #1?/\u{645}.html"]) func linksLeadToTheSheets(
    _ sheet: String
  ) throws {
    try page([entry("001", sheet: sheet), entry("002")]) { html, folder in
      let links = html.components(separatedBy: "href=\"").dropFirst().compactMap { $0.split(separator: "\"").first }
      #expect(links.count == 1)
      let page = folder.appendingPathComponent(ReviewIndex.fileName)
      let target = URL(string: String(try #require(links.first)), relativeTo: page)
      #expect(target?.standardizedFileURL.path == folder.appendingPathComponent(sheet).standardizedFileURL.path)
    }
  }

  @Test func itIsNotWrittenWhereOthersCanLook() throws {
    try withTemporaryFolder { folder in
      try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder.path)
      #expect(throws: Failure.self) { try ReviewIndex(entries: [entry("001")]).write(to: folder) }
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
    }
  }

  @Test func aReviewedSourceTakesTwoLines() {
    #expect(DecisionTemplates.reviewed(mark: "0123456789abcdef") == "decisions: 1\nreviewed: \"0123456789abcdef\"\n")
  }
}
