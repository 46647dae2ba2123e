import Support
import Testing

@Suite struct BoundedQueueTests {
  private struct Broken: Error, Equatable {}

  @Test func everythingArrivesInOrder() throws {
    let queue = BoundedQueue<Int>(capacity: 2)
    let thread = WorkerThread("numbers") {
      for number in 0..<100 { try queue.push(number) }
      queue.finish()
    }
    var taken: [Int] = []
    while let number = try queue.take() { taken.append(number) }
    try thread.join()
    #expect(taken == Array(0..<100))
  }

  @Test func aFailureEndsBothSides() throws {
    let queue = BoundedQueue<Int>(capacity: 1)
    let thread = WorkerThread("fills it") { while true { try queue.push(1) } }
    _ = try queue.take()
    queue.fail(Broken())
    #expect(throws: Broken.self) { try queue.take() }
    #expect(throws: Broken.self) { try thread.join() }
  }

  @Test func aThreadInheritsTheInjector() throws {
    let injector = FaultInjector(failing: 1)
    let seen = Locked(false)
    try FaultInjector.$current.withValue(injector) {
      try WorkerThread("asks") { seen.withLock { $0 = FaultInjector.current?.failsNextCall() == true } }.join()
    }
    #expect(seen.withLock { $0 } && injector.hasFired)
  }
}
