import Files
import Foundation

/// A neural voice that `scripts/neural-voice/setup` has put on this machine: a folder with a model and the libraries that run it.
public struct NeuralVoice: Sendable {
  /// What the folder says of itself in `voice.json`, which setup writes.
  private struct Description: Decodable {
    let abi: Int
    let name: String
    let language: String
    let espeak: String
    let phonemes: [UInt32]
    let files: [String: Digest]
  }

  /// Which functions the folder's library has, and what they take: `backlit_voice_abi` in `scripts/neural-voice/voice.c`.
  static let abi = 1
  static let library = "libbacklit-voice.so"
  static let model = "model.onnx"
  static let tokens = "tokens.txt"

  public let name: String
  /// BCP 47: what it reads.
  public let language: String
  /// Of `voice.json`, which holds those of all other files: another voice, model or library has another.
  public let digest: Digest
  /// eSpeak NG's voice whose phonemes the model has learnt, and the Unicode scalars that it knows.
  let phonemeVoice: String
  let phonemes: Set<UInt32>
  private let path: String
  private let files: [String: Digest]

  private static let advice =
    "Run scripts/neural-voice/setup, which makes it anew, or write readerVoice: espeak"

  /// `path` is that of `voice.json`; nil where none is on this machine. Throws `Failure` where it cannot be used; the other files are not
  /// looked at.
  public init(path: String?) throws {
    let doing = "looking for the neural voice"
    guard let path else {
      throw Failure(
        .environment, doing: doing, reason: "it is not on this machine",
        advice: "Run scripts/neural-voice/setup, or write readerVoice: espeak")
    }
    guard let data = FileManager.default.contents(atPath: path) else {
      throw Failure(
        .environment, doing: doing, path: path, reason: "it is missing, or cannot be read", advice: Self.advice)
    }
    guard let description = try? JSONDecoder().decode(Description.self, from: data), description.abi == Self.abi,
      [Self.library, Self.model, Self.tokens].allSatisfy({ description.files[$0] != nil })
    else {
      throw Failure(
        .environment, doing: doing, path: path, reason: "it is damaged, or was made for another Backlit",
        advice: Self.advice)
    }
    name = description.name
    language = description.language
    phonemeVoice = description.espeak
    phonemes = Set(description.phonemes)
    files = description.files
    digest = Digest.of(data)
    self.path = path
  }

  /// Throws `Failure` where the voice does not read the language.
  public func require(_ wanted: String) throws {
    func primary(_ tag: String) -> Substring? { tag.lowercased().split(separator: "-").first }
    guard primary(wanted) == primary(language) else {
      throw Failure(
        doing: "choosing who reads in place of the voices",
        reason: "the neural voice on this machine reads '\(language)', and not '\(wanted)'",
        advice: "Write readerVoice: espeak, or let a person read it, as in A001.reader.\(wanted).wav")
    }
  }

  /// Reads all files. Throws `Failure` where one is not as setup has made it: a damaged model may end the process.
  public func check() throws {
    for (name, digest) in files.sorted(by: { $0.key < $1.key }) {
      let file = file(name)
      guard let found = try? Digest.of(fileAt: file), found == digest else {
        throw Failure(
          .environment, doing: "checking the neural voice", path: file,
          reason: "it is damaged or missing: it is not as it was made", advice: Self.advice)
      }
    }
  }

  func file(_ name: String) -> String {
    URL(fileURLWithPath: path).deletingLastPathComponent().appendingPathComponent(name).path
  }

  /// What goes wrong while it is used.
  func failure(_ doing: String, _ reason: String) -> Failure {
    Failure(.environment, doing: doing, path: file(Self.library), reason: reason, advice: Self.advice)
  }
}
