import Files
import Foundation
import Media
import People

/// Everything that a person should see before a source is published: one page that needs nothing else, and contact sheets.
///
/// It shows people as they are: it can only be written into a private folder, and its files are readable by their owner only.
public struct ReviewSheet {
  private let map: IdentityMap
  private let name: String
  private let mark: String

  /// `name` is the source's, `mark` what its reviewer writes into the decisions file.
  public init(of map: IdentityMap, name: String, mark: String) {
    self.map = map
    self.name = name
    self.mark = mark
  }

  public static let fileName = "review.html"

  /// Writes `review.html` and `review-1.png` and so on into `folder`; returns their paths. `font` is a font file for labels. Throws `Failure` where
  /// others can look into the folder.
  public func write(
    to folder: URL, reading file: SourceFile, tier: InputTier, font: String?, progress: (Int, Int) -> Void = { _, _ in }
  ) throws -> [String] {
    let folder = try PrivateFolder(folder.path)
    let moments = ReviewMoments.of(map)
    var pictures: [ReviewMoment: Data] = [:]
    var paths: [String] = []
    try ReviewPictures(map, font: font).make(
      moments, of: file, tier: tier, take: { pictures[$0] = try $1.data(as: .jpeg, for: folder) },
      sheet: { paths.append(try $1.write(as: .png, named: "review-\($0).png", in: folder)) }, progress: progress)
    let page = ReviewPage(map: map, name: name, mark: mark, moments: moments, pictures: pictures)
    paths.append(try folder.write(Data(page.html.utf8), named: Self.fileName))
    return paths
  }
}

/// What a person writes into a decisions file to say: I have looked at exactly this.
public enum ReviewMark {
  /// The first 16 digits of the SHA-256 of the identity map's file.
  public static func of(identityMapAt path: String) throws -> String {
    String(try Digest.of(fileAt: path).hex.prefix(16))
  }
}
