import Files
import Foundation
import Pipeline
import Testing

@Suite struct ToolDescriptionTests {
  @Test func whereAMachineKeepsThingsIsNeitherComparedNorWritten() throws {
    let here = ToolDescription(version: "1", components: ["a": "1"], resources: ["model": "/here/model"])
    let there = ToolDescription(version: "1", components: ["a": "1"], resources: ["model": "/there/model"])
    #expect(here == there && here.hashValue == there.hashValue)
    #expect(try CanonicalJSON.compact(here) == CanonicalJSON.compact(there))
    #expect(try JSONDecoder().decode(ToolDescription.self, from: CanonicalJSON.data(here)) == here)
    #expect(here != ToolDescription(version: "1", components: ["a": "2"]))
  }
}
