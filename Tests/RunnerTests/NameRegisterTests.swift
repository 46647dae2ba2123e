import Files
import TestSupport
import Testing

@testable import Runner

@Suite struct NameRegisterTests {
  @Test func namesAreGivenInOrderAndStayStable() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/names.json"
    var register = try NameRegister(path: path)
    #expect(register.ids(of: ["c", "a", "b"]) == ["a": "001", "b": "002", "c": "003"])
    try register.save()
    var again = try NameRegister(path: path)
    #expect(again.ids(of: ["c", "aa"]) == ["c": "003", "aa": "004"])
    try again.save()
    var third = try NameRegister(path: path)
    #expect(third.ids(of: ["a", "b", "z"]) == ["a": "001", "b": "002", "z": "005"])
  }

  @Test func moreThan999GrowToFourDigits() throws {
    let folder = try TemporaryFolder()
    var register = try NameRegister(path: folder.path + "/names.json")
    let ids = register.ids(of: (1...1001).map { "n\(10_000 + $0)" })
    #expect(ids["n10999"] == "999")
    #expect(ids["n11000"] == "1000")
    #expect(ids["n11001"] == "1001")
  }

  @Test(arguments: [
    "{", "{\"a\": \"../x\"}", "{\"a\": \"001\", \"b\": \"001\"}", "{\"a\": \"001\", \"b\": \"0001\"}", "[]",
  ])
  func damagedRegisterIsRefusedAndKept(_ text: String) throws {
    let folder = try TemporaryFolder()
    try folder.write(text, to: "names.json")
    #expect(throws: Failure.self) { try NameRegister(path: folder.path + "/names.json") }
    #expect(try folder.read("names.json") == text)
  }
}
