/// A box that is being built: bytes of its own, then other boxes.
struct Atom {
  var type: String
  var body: [UInt8]
  var children: [Atom]

  init(_ type: String, _ body: [UInt8] = [], _ children: [Atom] = []) {
    self.type = type
    self.body = body
    self.children = children
  }

  var bytes: [UInt8] {
    let content = body + children.flatMap(\.bytes)
    return number(8 + content.count) + type.unicodeScalars.map { UInt8($0.value) } + content
  }

  /// Changes the boxes of this path; of several of the same type, `trak:1` is the second.
  mutating func edit(_ path: String, _ change: (inout Atom) -> Void) {
    guard !path.isEmpty else { return change(&self) }
    let parts = path.split(separator: "/", maxSplits: 1).map(String.init)
    let step = parts[0].split(separator: ":").map(String.init)
    let matching = children.indices.filter { children[$0].type == step[0] }
    let wanted = step.count > 1 ? Int(step[1]) ?? 0 : 0
    guard matching.indices.contains(wanted) else { return }
    children[matching[wanted]].edit(parts.count > 1 ? parts[1] : "", change)
  }

  /// A copy with another byte at this place of its body.
  mutating func set(_ index: Int, _ byte: UInt8) { body[index] = byte }
}
