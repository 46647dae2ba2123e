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
  /// What went wrong first. Nothing is looked at any more from then on; whoever decodes goes on, and tells it when all is done.
  private(set) var error: (any Error)?

  init(_ checks: [any PictureCheck]) { self.checks = checks }

  /// `decode` hands every picture of `file` over.
  func look<Result>(at file: String, _ decode: (_ eachPicture: (Frame) -> Void) throws -> Result) rethrows -> Result {
    let looks = attempt { try checks.compactMap { try $0.look(at: file) } } ?? []
    defer { findings += looks.flatMap { $0.findings() } }
    return try decode { picture in _ = attempt { for look in looks { try look.add(picture) } } }
  }

  private func attempt<Result>(_ body: () throws -> Result) -> Result? {
    guard error == nil else { return nil }
    do { return try body() } catch {
      self.error = error
      return nil
    }
  }
}
