import Files
import Foundation
import Media

/// Everything that a person should see before a source is published: one page that needs nothing else, and contact sheets.
///
/// It shows people as they are. Its files are readable by their owner only, and never lie in the output folder.
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

  /// Writes `review.html` and `review-1.png` and so on into `folder`; returns their paths. `font` is a font file for labels.
  public func write(
    to folder: URL, reading file: SourceFile, tier: InputTier, font: String?, progress: (Int, Int) -> Void = { _, _ in }
  ) throws -> [String] {
    let moments = ReviewMoments.of(map)
    var pictures: [ReviewMoment: Data] = [:]
    var paths: [String] = []
    func write(_ data: Data, _ name: String) throws {
      let path = folder.appendingPathComponent(name).path
      try WholeFile.write(data, to: path, permissions: 0o600)
      paths.append(path)
    }
    try ReviewPictures(map, font: font).make(
      moments, of: file, tier: tier, take: { pictures[$0] = $1 }, sheet: { try write($1, "review-\($0).png") },
      progress: progress)
    let page = ReviewPage(map: map, name: name, mark: mark, moments: moments, pictures: pictures)
    try write(Data(page.html.utf8), Self.fileName)
    return paths
  }
}
