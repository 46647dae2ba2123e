import Foundation
import Pipeline
import Testing

@Suite struct PipelineSchemaTests {
  private func at(_ keys: String...) throws -> [String: Any] {
    var value = try #require(
      JSONSerialization.jsonObject(with: PipelineSchema.json(for: testCatalog)) as? [String: Any])
    for key in keys {
      if let list = value[key] as? [[String: Any]] {
        value = try #require(list.last)
      } else {
        value = try #require(value[key] as? [String: Any], "\(key)")
      }
    }
    return value
  }

  private func stages() throws -> [String: Any] { try at("properties", "stages", "items", "anyOf", "properties") }

  @Test func bytesAreTheSameEveryTime() {
    let first = PipelineSchema.json(for: testCatalog)
    #expect(!first.isEmpty)
    for _ in 0..<5 { #expect(PipelineSchema.json(for: testCatalog) == first) }
  }

  @Test func everyStageAndOptionAppearsWithItsSummary() throws {
    let stages = try stages()
    #expect(Set(stages.keys) == Set(testCatalog.stages.map { $0.name }))
    for stage in testCatalog.stages {
      let schema = try #require(stages[stage.name] as? [String: Any])
      let properties = try #require(schema["properties"] as? [String: Any])
      #expect(Set(properties.keys) == Set(stage.optionRules.map(\.key) + (stage.scope == .source ? ["of"] : [])))
      #expect(schema["required"] as? [String] ?? [] == stage.optionRules.filter(\.isRequired).map(\.key))
      #expect(schema["additionalProperties"] as? Bool == false)
      for rule in stage.optionRules {
        #expect((properties[rule.key] as? [String: Any])?["description"] as? String == rule.summary)
      }
    }
  }

  @Test func onlyStagesWithoutRequiredOptionsMayStandAlone() throws {
    let items = try at("properties", "stages", "items")
    let alone = (items["anyOf"] as? [[String: Any]])?.first?["enum"] as? [String]
    #expect(alone == ["ingest", "detect", "review", "manifest", "verify"])
  }

  @Test func topLevelKeysAreTheReaders() throws {
    #expect(try at("properties").keys.sorted() == ["backlit", "slug", "sources", "stages", "title"])
    #expect(try at()["required"] as? [String] == ["backlit", "title", "sources", "stages"])
  }
}
