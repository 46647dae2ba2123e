import Files
public import Foundation
import Media
import Support

/// One page that lists sources, how far the review of each has come, and where its sheet is.
///
/// It names people's interviews and leads to pictures of them: like the sheets it can only be written into a private folder, for its owner.
public struct ReviewIndex {
  /// A source, as a line of the page.
  public struct Entry: Sendable, Hashable {
    public enum State: Sendable, Hashable {
      case waitsForReview, reviewed, notReviewed
      case failed(String)
    }

    public let id: String
    public let name: String
    public let state: State
    /// nil where nobody was looked for.
    public let tracks: Int?
    public let doubts: Int?
    /// Where its review sheet is, relative to the page; nil where there is none.
    public let sheet: String?
    /// What is done to its voices, and how far that goes; empty where nothing is decided, or nothing heard.
    public let voices: [VoiceTreatment.Name]
    /// Who is heard where they are replaced.
    public let reader: VoicePlan.Reader?

    public init(
      id: String, name: String, state: State, tracks: Int?, doubts: Int?, sheet: String?,
      voices: [VoiceTreatment.Name] = [], reader: VoicePlan.Reader? = nil
    ) {
      self.id = id
      self.name = name
      self.state = state
      self.tracks = tracks
      self.doubts = doubts
      self.sheet = sheet
      self.voices = voices
      self.reader = reader
    }
  }

  public static let fileName = "index.html"

  private let entries: [Entry]

  /// The page keeps the order of the entries.
  public init(entries: [Entry]) { self.entries = entries }

  /// Writes `index.html` into the folder, and returns its path. Throws `Failure` where others can look into the folder.
  public func write(to folder: URL) throws -> String {
    try PrivateFolder(folder.path).write(Data(html.utf8), named: Self.fileName)
  }

  /// Nothing is loaded from anywhere, nothing on it can act, and whatever comes from outside is escaped.
  private var html: String {
    """
    <!doctype html>
    <html lang="en"><head><meta charset="utf-8"><title>Review</title>
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <style>\(ReviewPage.style)
    table{border-collapse:collapse;width:100%}th,td{text-align:left;padding:.3rem .8rem .3rem 0;border-top:1px solid #444;overflow-wrap:anywhere}</style></head><body>
    <header><h1>Review</h1>
    <p class="warning">These pages show people as they are. Keep them where they are, and do not send them to anyone.</p>
    <p>\(summary)</p></header>
    <main><section><table>
    <tr><th>Source</th><th>Name</th><th>State</th><th>Tracks</th><th>Doubts</th><th>Sheet</th><th>Voices</th></tr>
    \(entries.map(row).joined(separator: "\n"))
    </table></section></main></body></html>

    """
  }

  private var summary: String {
    let waiting = entries.count { $0.state == .waitsForReview }
    let sources = "\(entries.count) source\(entries.count == 1 ? "" : "s")"
    return "\(sources), of which \(waiting) wait\(waiting == 1 ? "s" : "") for a review."
  }

  private func row(_ entry: Entry) -> String {
    func cell(_ text: String) -> String { "<td>\(text.printable.xmlEscaped)</td>" }
    func count(_ number: Int?) -> String { cell(number.map { "\($0)" } ?? "") }
    let voices = entry.voices.map { voice in
      let reader = voice == .replace ? entry.reader.map { ", \($0.words)" } ?? "" : ""
      return "\(voice.rawValue): \(voice.strength)\(reader)"
    }.joined(separator: "; ")
    let link = entry.sheet.map { "<a href=\"\(Self.address($0))\">review sheet</a>" } ?? ""
    return
      "<tr>\(cell(entry.id))\(cell(entry.name))\(cell(entry.state.words))\(count(entry.tracks))\(count(entry.doubts))<td>\(link)</td>\(cell(voices))</tr>"
  }

  /// A relative path as an address, which nothing in it can turn into another kind of address.
  private static func address(_ path: String) -> String {
    let plain = CharacterSet(charactersIn: "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~")
    let parts = path.split(separator: "/").map { $0.addingPercentEncoding(withAllowedCharacters: plain) ?? "" }
    return "./" + parts.joined(separator: "/")
  }
}

extension ReviewIndex.Entry.State {
  var words: String {
    switch self {
    case .waitsForReview: "waits for a review"
    case .reviewed: "reviewed"
    case .notReviewed: "not reviewed"
    case .failed(let why): "failed: \(why)"
    }
  }
}
