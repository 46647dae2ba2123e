import Media
import Pipeline
import Renditions

/// What a pipeline file may say about rendering.
public struct RenderOptions: Codable, Sendable {
  public var `for`: [String]
  public var fit: PictureFit?
  public var sound: SoundWord?
  public var platforms: [String: PlatformOverride]?

  /// `mix`, `none`, a number or a language.
  public enum SoundWord: Codable, Sendable, Hashable {
    case word(String)
    case number(Int)

    public init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let number = try? container.decode(Int.self) {
        self = .number(number)
      } else {
        self = .word(try container.decode(String.self))
      }
    }

    public func encode(to encoder: any Encoder) throws {
      var container = encoder.singleValueContainer()
      switch self {
      case .word(let word): try container.encode(word)
      case .number(let number): try container.encode(number)
      }
    }
  }

  public static let rules = [
    OptionRule(
      "for", .list(of: .name(Platform.all.map(\.name), orIn: "platforms")), required: true,
      "The platforms that get a rendition of every source"),
    OptionRule(
      "fit", .choice(PictureFit.allCases.map(\.rawValue)),
      "How a picture comes into a frame of another shape, on every platform: with black beside it (pad), cut (crop), or over a blurred "
        + "enlargement of itself (blur); without it, as each platform has it"),
    OptionRule(
      "sound", .either([.choice(["first", "mix", "none"]), .count(1...32), .language]),
      "Which sound track is heard: the first (the default), all of them mixed (mix), none, the one with this number, or the one in "
        + "this language"),
    OptionRule(
      "platforms", .named(platformRules),
      "Platforms of your own, each like a built-in one but for what is written here; under a built-in one's name, other numbers for it"
    ),
  ]

  private static let platformRules = [
    OptionRule("like", .choice(Platform.all.map(\.name)), "The built-in platform that it starts from"),
    OptionRule("summary", .text, "One line for people"),
    OptionRule("width", .count(16...8192), "Pixels, even"),
    OptionRule("height", .count(16...8192), "Pixels, even"),
    OptionRule(
      "fit", .choice(PictureFit.allCases.map(\.rawValue)), "How a picture of another shape comes in: pad, crop or blur"),
    OptionRule("maximumFrameRate", .number(1...120), "Frames per second; more are thinned out"),
    OptionRule("minimumFrameRate", .number(0...120), "Frames per second; fewer are repeated"),
    OptionRule("crf", .number(0...51), "Constant rate factor of x264: lower is better and larger"),
    OptionRule("maximumBitRate", .count(50_000...200_000_000), "Of the picture, in bits per second"),
    OptionRule("preset", .choice(PlatformOverride.presets), "Preset of x264: slower is smaller"),
    OptionRule("profile", .choice(["baseline", "main", "high"]), "H.264 profile"),
    OptionRule("level", .choice(["3.0", "3.1", "3.2", "4.0", "4.1", "4.2", "5.0", "5.1", "5.2"]), "H.264 level"),
    OptionRule("keyframeSeconds", .number(0.1...10), "From one keyframe to the next, at most"),
    OptionRule("bFrames", .count(0...8), "B-frames in a row"),
    OptionRule("safeArea", .number(0...0.4), "Share of every edge that captions keep clear of"),
    OptionRule("soundBitRate", .count(16_000...512_000), "In bits per second"),
    OptionRule("channels", .count(1...2), "1 or 2"),
    OptionRule("loudness", .number(-40 ... -5), "Integrated, in LUFS"),
    OptionRule("truePeak", .number(-9...0), "In dBTP"),
    OptionRule("silentTrack", .boolean, "Give a source without sound a silent track"),
    OptionRule("minimumSeconds", .number(0...86_400), "Shorter renditions are refused"),
    OptionRule("maximumSeconds", .number(0.1...86_400), "Longer renditions are refused"),
    OptionRule("maximumBytes", .count(100_000...1_000_000_000_000), "Renditions are made to fit"),
    OptionRule("thumbnailWidth", .count(16...8192), "Pixels"),
    OptionRule("captionTracks", .boolean, "Captions may lie inside the file, for viewers to switch on"),
  ]

  /// What is wrong with the combination, as sentences.
  var problems: [String] {
    guard !`for`.isEmpty else {
      return ["for: is empty. Name at least one platform: \(Platform.all.map(\.name).joined(separator: ", "))"]
    }
    var problems: [String] = []
    for (name, override) in (platforms ?? [:]).sorted(by: { $0.key < $1.key }) {
      if case .failure(let contradiction) = override.platform(named: name) { problems.append(contradiction.sentence) }
      if !`for`.contains(name) {
        problems.append("platforms: defines '\(name)', and for: does not name it. Add it there, or remove it here")
      }
    }
    if soundChoice == .nothing, let needy = chosenPlatforms.first(where: { $0.picture == nil }) {
      problems.append("sound: none leaves nothing for '\(needy.name)', which is sound only. Leave one of the two out")
    }
    return problems
  }

  var chosenPlatforms: [Platform] {
    `for`.compactMap { name in
      var platform = Platform.named(name)
      if let override = platforms?[name], case .success(let own) = override.platform(named: name) { platform = own }
      if let fit, platforms?[name]?.fit == nil { platform?.picture?.fit = fit }
      return platform
    }
  }

  var soundChoice: SoundChoice {
    switch sound {
    case nil, .word("first"): .first
    case .word("mix"): .all
    case .word("none"): .nothing
    case .word(let language): .language(language)
    case .number(let number): .track(number)
    }
  }
}
