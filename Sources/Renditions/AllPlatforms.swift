extension Platform {
  /// Every platform that a pipeline file may name.
  public static let all: [Platform] = [
    .youTube1080p,
    .youTubeShorts,
  ]

  public static func named(_ name: String) -> Platform? { all.first { $0.name == name } }
}
