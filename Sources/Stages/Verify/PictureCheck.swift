import Media
import Pipeline

/// A check that looks at the pictures of delivered files.
public protocol PictureCheck {
  /// nil for a file in which there is nothing to check. Throws where the check cannot be made, which is no fault of the file.
  func look(at file: String) throws -> PictureLook?
}

/// One file that is being looked at.
public struct PictureLook {
  /// Takes every picture in turn. Throws where the check cannot go on, which is no fault of the file.
  let add: (Frame) throws -> Void
  let findings: () -> [Finding]
}

/// Shows the pictures of one file after the other to all checks, while something else decodes them.
final class PictureLooks {
  private let checks: [any PictureCheck]
  private(set) var findings: [Finding] = []
  /// What went wrong first with each check, by its number. It is not asked any more from then on; the others are, and whoever decodes goes on.
  private var failures: [Int: any Error] = [:]

  init(_ checks: [any PictureCheck]) { self.checks = checks }

  var errors: [any Error] { failures.sorted { $0.key < $1.key }.map(\.value) }

  /// `decode` hands every picture of `file` over.
  func look<Result>(at file: String, _ decode: (_ eachPicture: (Frame) -> Void) throws -> Result) rethrows -> Result {
    let looks = checks.enumerated().compactMap { number, check in
      attempt(number) { try check.look(at: file) }.flatMap { $0 }.map { (number: number, look: $0) }
    }
    defer { findings += looks.flatMap { $0.look.findings() } }
    return try decode { picture in for (number, look) in looks { attempt(number) { try look.add(picture) } } }
  }

  @discardableResult private func attempt<Result>(_ number: Int, _ body: () throws -> Result) -> Result? {
    guard failures[number] == nil else { return nil }
    do { return try body() } catch {
      failures[number] = error
      return nil
    }
  }
}
