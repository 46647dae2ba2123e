import Media
import Pipeline
import Redaction
import Support

/// A check that looks at the pictures of delivered files. Several files may be looked at at a time, each by one thread.
public protocol PictureCheck {
  /// nil for a file in which there is nothing to check. Throws where the check cannot be made, which is no fault of the file.
  func look(at file: String) throws -> PictureLook?
}

/// One file that is being looked at.
public struct PictureLook {
  /// Takes pictures in turn, and how many seconds after the first one each is shown. Throws where the check cannot go on, which is no fault of
  /// the file.
  let add: (_ picture: Frame, _ seconds: Double, _ wish: LookWish) throws -> Void
  let findings: () -> [Finding]
}

/// Shows the pictures of files to all checks, while something else decodes them.
final class PictureLooks {
  private let checks: [any PictureCheck]
  /// What went wrong first with each check, by its number. It is not asked any more from then on; the others are, and whoever decodes goes on.
  private let failures = Locked<[Int: any Error]>([:])

  init(_ checks: [any PictureCheck]) { self.checks = checks }

  var errors: [any Error] { failures.withLock { $0 }.sorted { $0.key < $1.key }.map(\.value) }

  /// Begins to look at a file.
  func look(at file: String) -> FileLooks {
    FileLooks(
      checks.enumerated().compactMap { number, check in
        attempt(number) { try check.look(at: file) }.flatMap { $0 }.map { (number, $0) }
      }, attempt: { [self] number, body in _ = attempt(number, body) })
  }

  private func attempt<Result>(_ number: Int, _ body: () throws -> Result) -> Result? {
    guard failures.withLock({ $0[number] == nil }) else { return nil }
    do { return try body() } catch {
      failures.withLock { if $0[number] == nil { $0[number] = error } }
      return nil
    }
  }
}

/// One file that all checks look at.
struct FileLooks {
  private let looks: [(number: Int, look: PictureLook)]
  private let attempt: (Int, () throws -> Void) -> Void

  fileprivate init(
    _ looks: [(number: Int, look: PictureLook)], attempt: @escaping (Int, () throws -> Void) -> Void
  ) { (self.looks, self.attempt) = (looks, attempt) }

  func add(_ picture: Frame, atSeconds seconds: Double, _ wish: LookWish = .usual) {
    for (number, look) in looks { attempt(number) { try look.add(picture, seconds, wish) } }
  }

  var findings: [Finding] { looks.flatMap { $0.look.findings() } }
}
