extension Platform {
  /// Every platform that a pipeline file may name.
  public static let all: [Platform] = [
    .youTube2160p, .youTube1080p, .youTube720p, .youTubeShorts,
    .facebookFeed, .instagramReel, .instagramFeed, .tikTok, .x,
    .telegram, .telegramNote, .whatsApp, .linkedIn,
    .webHLS, .classroom, .audioPodcast,
  ]

  public static func named(_ name: String) -> Platform? { all.first { $0.name == name } }
}
