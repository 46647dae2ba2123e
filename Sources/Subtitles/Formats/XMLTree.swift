import Foundation
import FoundationXML

/// An element of an XML file, without its namespaces' prefixes: who wrote a transcript chose them freely.
final class XMLTree {
  /// Without its prefix.
  let name: String
  /// By name without prefix: `ttm:agent` is `agent`, `xml:id` is `id`.
  let attributes: [String: String]
  /// Counted from 1.
  let line: Int
  private(set) var children: [Node] = []

  enum Node {
    case element(XMLTree)
    case text(String)
  }

  fileprivate init(name: String, attributes: [String: String], line: Int) {
    self.name = name
    self.attributes = attributes
    self.line = line
  }

  var elements: [XMLTree] {
    children.compactMap { if case .element(let element) = $0 { element } else { nil } }
  }

  /// All text inside, in order.
  var text: String {
    children.map {
      switch $0 {
      case .element(let element): element.text
      case .text(let text): text
      }
    }.joined()
  }

  func first(_ name: String) -> XMLTree? { elements.first { $0.name == name } }

  /// All elements of this name inside, in order.
  func all(_ name: String) -> [XMLTree] { elements.flatMap { ($0.name == name ? [$0] : []) + $0.all(name) } }

  /// Throws `TranscriptError` where the text is no XML, or its root has another name. A document type is refused: its entities can name other files, or grow without end.
  static func parse(_ text: String, root name: String, advice: String) throws -> XMLTree {
    if let place = text.firstRange(of: "<!DOCTYPE") ?? text.firstRange(of: "<!ENTITY") {
      throw TranscriptError(
        line: text[..<place.lowerBound].count(where: \.isNewline) + 1,
        reason: "it has a document type, which is not read",
        advice: "Take the line that begins with <!DOCTYPE out of it")
    }
    let builder = XMLTreeBuilder()
    // What the declaration says of the encoding is no longer true: the text was decoded already.
    var body = text[...]
    if body.hasPrefix("<?xml"), let end = body.firstRange(of: "?>") { body = body[end.upperBound...] }
    let parser = XMLParser(data: Data(body.utf8))
    parser.shouldResolveExternalEntities = false
    parser.delegate = builder
    let isWhole = parser.parse()
    if let error = builder.error { throw error }
    // The parser takes a file that ends early for a whole one.
    guard isWhole, builder.isClosed, let root = builder.root else {
      throw TranscriptError(
        line: max(1, parser.lineNumber), reason: "it is not whole XML",
        advice: "Export it anew, or correct it at that line")
    }
    guard root.name == name else {
      throw TranscriptError(
        line: root.line, reason: "its root is <\(root.name.prefix(30))> and not <\(name)>", advice: advice)
    }
    return root
  }

  fileprivate func append(_ node: Node) { children.append(node) }
}

private final class XMLTreeBuilder: NSObject, XMLParserDelegate {
  var root: XMLTree?
  var error: TranscriptError?
  private var open: [XMLTree] = []
  /// Of the innermost element, since its last child: the parser gives every character reference apart, of which there may be millions.
  private var text = ""
  private var count = 0
  var isClosed: Bool { open.isEmpty }
  /// A transcript of ten hours has some 100 000.
  private static let limit = 1_000_000
  /// Elements inside each other: whoever walks through them does so by recursion.
  private static let depthLimit = 100

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String]
  ) {
    count += 1
    guard count <= Self.limit, open.count < Self.depthLimit else {
      let reason =
        count > Self.limit
        ? "it has more than \(Self.limit) elements" : "more than \(Self.depthLimit) elements lie inside each other"
      error = error ?? TranscriptError(line: parser.lineNumber, reason: reason, advice: "Export the text alone")
      return parser.abortParsing()
    }
    let element = XMLTree(
      name: local(name), attributes: Dictionary(attributes.map { (local($0.key), $0.value) }) { first, _ in first },
      line: parser.lineNumber)
    endText()
    if let parent = open.last { parent.append(.element(element)) } else if root == nil { root = element }
    open.append(element)
  }

  func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
    endText()
    _ = open.popLast()
  }
  func parser(_ parser: XMLParser, foundCharacters more: String) { text += more }
  func parser(_ parser: XMLParser, foundCDATA block: Data) { text += String(decoding: block, as: UTF8.self) }

  private func endText() {
    if !text.isEmpty { open.last?.append(.text(text)) }
    text = ""
  }

  private func local(_ name: String) -> String { name.split(separator: ":").last.map(String.init) ?? name }
}
