import Files
import Foundation

/// The fixed folder from which captions take their fonts: what else is installed does not matter, so that two machines draw the
/// same pixels.
public struct FontFolder: Sendable, Hashable {
  /// Below which Debian's fonts-noto-core and fonts-noto-cjk put their files.
  public static let defaultPath = "/usr/share/fonts"

  public let path: String

  public init(path: String = FontFolder.defaultPath) { self.path = path }

  /// A family and the file that it is in; nil where the file is missing.
  public struct Family: Sendable, Hashable {
    public let family: String
    public let file: String?
    /// The Debian package that brings it.
    public let package: String
  }

  /// Every family that captions may need.
  public func check() -> [Family] {
    SubtitleStyle.Typeface.allCases.flatMap(ScriptFont.all).map { font in
      let file = path + "/" + font.file
      return Family(
        family: font.family, file: FileManager.default.isReadableFile(atPath: file) ? file : nil, package: font.package)
    }
  }

  /// The font in which pictures for a person are labelled; nil where it is missing.
  public var labelFont: String? { check().first?.file }

  /// Changes with any font. A font file begins with a checksum of each of its tables (OpenType specification 1.9, "table directory"), so its
  /// first bytes stand for all of it.
  public var fingerprint: Digest {
    let starts = Set(SubtitleStyle.Typeface.allCases.flatMap { ScriptFont.all($0).map(\.file) }).sorted().map {
      file -> Data in
      let handle = FileHandle(forReadingAtPath: path + "/" + file)
      defer { try? handle?.close() }
      return Data(file.utf8) + ((try? handle?.read(upToCount: 8192)) ?? Data())
    }
    return Digest.of(starts.reduce(Data(), +))
  }

  /// The bytes of a font. Debian's package installs plain files; links inside the folder are followed.
  func data(of font: ScriptFont) throws -> Data {
    let file = URL(fileURLWithPath: path + "/" + font.file).resolvingSymlinksInPath().path
    do {
      return try SourceFile(path: file).contents(limit: 50_000_000)
    } catch let failure as Failure {
      throw Failure(
        doing: "loading the font \(font.family)", path: file, reason: failure.explanation.reason,
        advice: "Install the Debian package \(font.package), or run scripts/setup")
    }
  }
}
