import Files
internal import Yams

/// What libyaml's errors mean to someone who has written the file.
enum YAMLSyntaxProblem {
  /// Where to look, and a sentence with the fix.
  static func explain(_ error: any Error, in text: YAMLText) -> (Position, String) {
    switch error as? YamlError {
    case .reader:
      guard let (scalar, position) = text.firstForbidden else { return (start, "this is not text in UTF-8") }
      let code = String(scalar.value, radix: 16, uppercase: true)
      return (position, "the character U+\(code) cannot stand in a text file. Remove it, or type this line again")
    case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _),
      .composer(let context, let problem, let mark, _):
      // Only the tags that tell repeated keys apart can have broken such a line.
      if text.hasInsertion(onLine: mark.line) { return (text.position(mark), repeatedKey) }
      return Complaint(problem: problem, context: context, mark: mark, text: text).explanation
    case .duplicatedKeysInMapping(let keys, let context):
      let some = keys.sorted().prefix(3).map(\.quoted).enumeration
      return (text.position(context.mark), "many keys are given more than once, such as \(some). Keep one of each")
    default:
      return (start, "this cannot be read as YAML (\("\(error)".printable))")
    }
  }

  private static let start = Position(line: 1, column: 1)
  private static let repeatedKey = "a key is given more than once here. Keep one"

  /// One error of libyaml's scanner or parser. Its phrases are those of libyaml 0.2.5, `scanner.c` and `parser.c`.
  private struct Complaint {
    let problem: String
    let context: YamlError.Context?
    let mark: Mark
    let text: YAMLText

    var explanation: (Position, String) {
      switch problem {
      case "found character that cannot start any token" where character != "\t":
        return (place, "a text cannot begin with '\(character)'. Put the whole text in quotes")
      case _ where problem.contains("tab character") || problem == "found character that cannot start any token":
        return (place, "here is a tab, and YAML indents with spaces only. Replace it by spaces")
      case "mapping values are not allowed in this context":
        return (place, unexpectedColon)
      case "could not find expected ':'":
        return (beginning, "this line has no ':' after its key. Write it as 'key: value', or as '- value' in a list")
      case "did not find expected key", "did not find expected '-' indicator", "did not find expected <document start>":
        return (place, unexpectedPlace)
      case "did not find expected ',' or ']'":
        return (
          beginning,
          "the list that begins here with '[' is not closed. Close it with ']', and put ', ' between its values"
        )
      case "did not find expected ',' or '}'":
        return (
          beginning, "what begins here with '{' is not closed. Close it with '}', and put ', ' between its entries"
        )
      case "found unexpected end of stream", "found unexpected document indicator":
        return (beginning, "the quotes that are opened here are never closed. Close them")
      case "did not find expected alphabetic or numeric character", "found undefined alias":
        let sign = character(at: beginning)
        return (beginning, "'\(sign)' has a meaning of its own here. Put the whole value in quotes, as in \"**/*.mov\"")
      case "found unknown escape character":
        return (
          place, "in double quotes '\\' has a meaning of its own. Use single quotes; folders are separated by '/'"
        )
      case "but found another document":
        return (place, "a second document begins here. Keep one in a file, and remove this line")
      case "did not find expected node content":
        return (place, "a value is missing here. Write it, or remove the comma or bracket that has nothing before it")
      case "block sequence entries are not allowed in this context":
        return (place, "a list cannot begin here. Begin it on a line of its own, below its key")
      case _ where problem.hasPrefix("Maximum nesting level"):
        return (place, "too many brackets or lists are open here. Close them")
      default:
        return (place, "this is not YAML: \(problem). Compare this line with those of pipelines/youtube.yaml")
      }
    }

    private var place: Position { text.position(mark) }
    /// Of what libyaml was reading when it found the error.
    private var beginning: Position { context.map { text.position($0.mark) } ?? place }
    private var character: Character { character(at: place) }

    private func character(at position: Position) -> Character {
      text.line(position.line).dropFirst(position.column - 1).first ?? " "
    }

    /// Everything on the line before the place of the error.
    private var before: Substring { text.line(place.line).prefix(place.column - 1) }

    private var unexpectedColon: String {
      before.contains(": ")
        ? "a text that contains ': ' must stand in quotes, as in title: \"Breaking: the brand\""
        : "this ':' was not expected here. Give this line as many spaces at its start as the keys it belongs to, "
          + "and look for a ':' that is missing on the line above"
    }

    private var unexpectedPlace: String {
      before.allSatisfy { $0 == " " }
        ? "this line does not line up with the lines above. Give keys that belong together, and the '-' of every item of a list, "
          + "the same number of spaces at their start"
        : "this was not expected after the value before it. Put the whole value in quotes"
    }
  }
}

extension YAMLText {
  fileprivate func position(_ mark: Mark) -> Position { position(line: mark.line, column: mark.column) }
}
