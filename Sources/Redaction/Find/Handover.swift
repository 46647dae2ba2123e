/// `@unchecked Sendable`: made by one thread, then used by one other alone.
struct Handover<Value>: @unchecked Sendable {
  let value: Value
  init(_ value: Value) { self.value = value }
}
