import Files
import Foundation

/// The JSON Schema of pipeline files, with which editors complete and check them.
public enum PipelineSchema {
  /// JSON Schema, draft 2020-12; the same bytes for the same catalog.
  ///
  /// It describes each value for itself. What only `PipelineReader` sees is the order of the stages and what they need of each
  /// other.
  public static func json(for catalog: StageCatalog) -> Data {
    // JSONEncoder fails on numbers that JSON cannot say, and there are none here.
    (try? CanonicalJSON.data(document(catalog))) ?? Data()
  }

  private static func document(_ catalog: StageCatalog) -> JSONValue {
    [
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "title": "Backlit pipeline file",
      "type": "object",
      "required": ["backlit", "title", "sources", "stages"],
      "additionalProperties": false,
      "properties": [
        "backlit": ["const": 1, "description": "The version of the pipeline file"],
        "title": [
          "type": "string", "pattern": "\\S", "description": "What the series is called; part of published names",
        ],
        "slug": [
          "type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$", "maxLength": .integer(Slug.lengthLimit),
          "description": "What published names begin with; without it, the title in small Latin letters",
        ],
        "sources": sources,
        "stages": stages(catalog),
      ],
    ]
  }

  private static let sources: JSONValue = [
    "description":
      "Named sets of sources, each a pattern relative to the footage folder, such as interviews/**/*.{mov,mp4}",
    "type": "object",
    "minProperties": 1,
    "propertyNames": ["pattern": "^[a-z][a-z0-9-]*$"],
    "additionalProperties": ["type": "string", "minLength": 1],
  ]

  private static func stages(_ catalog: StageCatalog) -> JSONValue {
    let withoutOptions = catalog.stages.filter { stage in !stage.optionRules.contains(where: \.isRequired) }
    let withOptions = Dictionary(catalog.stages.map { ($0.name, options($0)) }) { first, _ in first }
    return [
      "description": "What is done to the sources, in this order",
      "type": "array",
      "minItems": 1,
      "items": [
        "anyOf": [
          ["enum": .list(withoutOptions.map { .text($0.name) })],
          [
            "type": "object", "minProperties": 1, "maxProperties": 1, "additionalProperties": false,
            "properties": .object(withOptions),
          ],
        ]
      ],
    ]
  }

  private static func options(_ stage: any Stage.Type) -> JSONValue {
    let required = stage.optionRules.filter(\.isRequired).map(\.key)
    var properties = properties(stage.optionRules)
    if stage.scope == .source {
      properties["of"] = described(
        schema(.list(of: .text)), "The source sets that this applies to; without it, all of them")
    }
    var members: [String: JSONValue] = [
      "type": required.isEmpty ? ["object", "null"] : "object", "additionalProperties": false,
      "properties": .object(properties),
    ]
    if !required.isEmpty { members["required"] = .list(required.map(JSONValue.text)) }
    return .object(members)
  }

  /// The properties of a group of settings, for a schema of its own.
  static func properties(_ rules: [OptionRule]) -> [String: JSONValue] {
    Dictionary(rules.map { ($0.key, schema($0)) }) { first, _ in first }
  }

  private static func schema(_ rule: OptionRule) -> JSONValue { described(schema(rule.value), rule.summary) }

  private static func described(_ schema: JSONValue, _ summary: String) -> JSONValue {
    guard case .object(var members) = schema else { return schema }
    members["description"] = .text(summary)
    return .object(members)
  }

  private static func settings(_ rules: [OptionRule]) -> JSONValue {
    var members: [String: JSONValue] = [
      "type": "object", "additionalProperties": false, "properties": .object(properties(rules)),
    ]
    let required = rules.filter(\.isRequired).map { JSONValue.text($0.key) }
    if !required.isEmpty { members["required"] = .list(required) }
    return .object(members)
  }

  private static func row(_ lengths: ClosedRange<Int>) -> JSONValue {
    [
      "type": "array", "items": ["type": "number"], "minItems": .integer(lengths.lowerBound),
      "maxItems": .integer(lengths.upperBound),
    ]
  }

  private static func schema(_ value: OptionRule.Value) -> JSONValue {
    switch value {
    case .boolean: ["type": "boolean"]
    case .text: ["type": "string"]
    case .texts:
      ["anyOf": [["type": "string"], ["type": "object", "additionalProperties": ["type": "string"]]]]
    case .choice(let words): ["enum": .list(words.map(JSONValue.text))]
    // Editors offer the words, and take any other name.
    case .name(let words, _):
      ["anyOf": [["enum": .list(words.map(JSONValue.text))], ["type": "string", "minLength": 1]]]
    case .number(let range):
      ["type": "number", "minimum": .number(range.lowerBound), "maximum": .number(range.upperBound)]
    case .count(let range):
      ["type": "integer", "minimum": .integer(range.lowerBound), "maximum": .integer(range.upperBound)]
    case .named(let rules):
      [
        "type": "object", "propertyNames": ["pattern": "^[a-z][a-z0-9-]*$"],
        "additionalProperties": settings(rules),
      ]
    case .settings(let rules): settings(rules)
    case .rows(let lengths):
      [
        "type": "array", "minItems": 1,
        "items": ["anyOf": [row(lengths), ["type": "number"]]],
      ]
    case .language: ["type": "string", "pattern": "^[A-Za-z]{2,3}([-_][A-Za-z0-9]{1,8})*$"]
    case .list(let element):
      ["anyOf": [schema(element), ["type": "array", "items": schema(element), "uniqueItems": true]]]
    case .either(let kinds): ["anyOf": .list(kinds.map(schema))]
    }
  }
}
