/// Words by their letters, for looking all of them up at once.
struct LetterTrie<Value: Sendable>: Sendable {
  private struct Step: Hashable, Sendable {
    let node: Int32
    let letter: Letter
  }

  private var steps: [Step: Int32] = [:]
  private var values: [[Value]] = [[]]

  static var root: Int32 { 0 }
  var isEmpty: Bool { steps.isEmpty }

  mutating func insert(_ letters: [Letter], _ value: Value) {
    var node = Self.root
    for letter in letters {
      let step = Step(node: node, letter: letter)
      if let next = steps[step] {
        node = next
      } else {
        values.append([])
        node = Int32(values.count - 1)
        steps[step] = node
      }
    }
    values[Int(node)].append(value)
  }

  func step(_ node: Int32, _ letter: Letter) -> Int32? { steps[Step(node: node, letter: letter)] }

  func values(at node: Int32) -> [Value] { values[Int(node)] }
}
