import Redaction

/// Delivered renditions that are looked at together: those of one source that show the same.
struct ComparedFiles {
  /// It is looked at from beginning to end.
  let lead: String
  /// Their pictures are held against those of the lead, and looked at where they differ.
  let others: [String]
  /// The one of them that shows what captions cover in the lead; nil where there is none.
  let second: String?
  /// How each shows the source, and when it is looked at whatever else; of none that is alone.
  let views: [String: (view: ComparedView, events: [Double])]

  /// A file that is looked at alone.
  init(_ file: String) { (lead, others, second, views) = (file, [], nil, [:]) }

  private init(_ lead: ExpectedFile, _ others: [ExpectedFile]) {
    self.lead = lead.name
    self.others = others.map(\.name)
    second =
      others.map { (name: $0.name, cells: $0.showsBeneathCaptions(of: lead)) }.filter { $0.cells > 0 }
      .max { $0.cells < $1.cells }?.name
    var views: [String: (view: ComparedView, events: [Double])] = [:]
    for file in [lead] + others { views[file.name] = file.compared.map { ($0, file.expectation.events) } }
    self.views = views
  }

  /// Each takes a decoder while they are read beside each other.
  private static let most = 20

  /// `shown` is what is known of files; of what hides nobody there is nothing to compare.
  static func groups(of renditions: [String], _ shown: [String: ExpectedFile]) -> [ComparedFiles] {
    func isCompared(_ file: ExpectedFile) -> Bool { file.compared != nil && file.people.hidesSomething }
    let known = renditions.compactMap { shown[$0] }.filter(isCompared)
    let names = Set(known.map(\.name))
    var groups: [ComparedFiles] = []
    for files in Dictionary(grouping: known, by: \.source.name).sorted(by: { $0.key < $1.key }).map(\.value) {
      var left = files.sorted(by: isLookedAtBefore)
      while let first = left.first {
        left.removeFirst()
        let others = Array(left.filter { $0.isShown(by: first) }.prefix(Self.most - 1))
        left.removeAll { file in others.contains { $0.name == file.name } }
        groups.append(ComparedFiles(first, others))
      }
    }
    return groups + renditions.filter { !names.contains($0) }.map(ComparedFiles.init)
  }

  /// Whatever shows most, and most closely.
  private static func isLookedAtBefore(_ one: ExpectedFile, _ other: ExpectedFile) -> Bool {
    func order(_ file: ExpectedFile) -> (Int, Int, Int) {
      let view = file.compared
      return (-(view?.size ?? 0), -(view?.pixels ?? 0), view?.captionCount ?? 0)
    }
    let (a, b) = (order(one), order(other))
    return a == b ? one.name < other.name : a < b
  }
}

extension ExpectedFile {
  fileprivate func isShown(by other: ExpectedFile) -> Bool {
    guard let compared, let view = other.compared else { return false }
    return view.shows(allOf: compared)
  }

  /// How many cells it shows that captions cover in `lead` at some time.
  fileprivate func showsBeneathCaptions(of lead: ExpectedFile) -> Int {
    guard let compared, let view = lead.compared else { return 0 }
    return compared.cellsShownBeneathCaptions(of: view)
  }
}
