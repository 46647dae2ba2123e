import Files
import Foundation

/// A network's weights in a file, which count only where they are the ones that Backlit was made with.
struct ModelFile {
  let bytes: Data
  let digest: Digest

  /// `what` it is, as in "the face detector's model". Throws `Failure` when the file cannot be read, or has another SHA-256 than the `pinned` one.
  init(_ what: String, path: String, pinned: String) throws {
    let doing = "loading \(what)"
    do {
      bytes = try SourceFile(path: path).contents(limit: 64 << 20)
    } catch let failure as Failure {
      throw Failure(
        doing: doing, path: path, reason: failure.explanation.reason, advice: "Run scripts/setup, which fetches it")
    }
    digest = Digest.of(bytes)
    guard digest.hex == pinned else {
      throw Failure(
        doing: doing, path: path, reason: "its SHA-256 is \(digest.hex), and that of \(what) is \(pinned)",
        advice: "Delete the file and run scripts/setup, which fetches it anew")
    }
  }
}
