import Media

/// Where a rendition goes, and what that place wants.
public struct Platform: Sendable, Hashable, Codable {
  /// How a pipeline file names it: `youtube-1080p`.
  public var name: String
  /// One line for people.
  public var summary: String
  /// nil where only sound is wanted.
  public var picture: PictureSpec?
  public var sound: SoundSpec
  public var packaging: Packaging
  public var limits: Limits
  /// Which caption files the place takes, the best first; none where captions must be burned in.
  public var captions: [String]
  /// Whether captions may lie inside the file for viewers to switch on; elsewhere there must be nothing but picture and sound.
  public var takesCaptionTracks: Bool
  /// nil where no thumbnail can be given along.
  public var thumbnail: Thumbnail?
  /// A photograph is delivered as a picture file; elsewhere it becomes a short film.
  public var takesPictures: Bool

  public init(
    name: String, summary: String, picture: PictureSpec?, sound: SoundSpec, packaging: Packaging = .mp4,
    limits: Limits = Limits(),
    captions: [String] = [], takesCaptionTracks: Bool = false, thumbnail: Thumbnail? = nil, takesPictures: Bool = false
  ) {
    self.name = name
    self.summary = summary
    self.picture = picture
    self.sound = sound
    self.packaging = packaging
    self.limits = limits
    self.captions = captions
    self.takesCaptionTracks = takesCaptionTracks
    self.thumbnail = thumbnail
    self.takesPictures = takesPictures
  }

  public enum Packaging: String, Sendable, Hashable, Codable {
    /// One MP4 file.
    case mp4
    /// One file with nothing but sound.
    case m4a
    /// HTTP Live Streaming: a master playlist, and a fragmented MP4 file with a playlist for each size.
    case hls
  }

  /// What a rendition may not exceed; nil where the place sets no limit that a finished film could reach.
  public struct Limits: Sendable, Hashable, Codable {
    /// Seconds.
    public var minimumSeconds: Double?
    public var maximumSeconds: Double?
    /// Bytes of the whole file. A rendition is made to fit.
    public var maximumBytes: Int64?

    public init(minimumSeconds: Double? = nil, maximumSeconds: Double? = nil, maximumBytes: Int64? = nil) {
      self.minimumSeconds = minimumSeconds
      self.maximumSeconds = maximumSeconds
      self.maximumBytes = maximumBytes
    }
  }

  /// A JPEG file beside the rendition: a redacted picture without captions.
  public struct Thumbnail: Sendable, Hashable, Codable {
    /// Pixels, at most.
    public var width: Int

    public init(width: Int) { self.width = width }
  }
}

/// What a platform wants of the picture.
public struct PictureSpec: Sendable, Hashable, Codable {
  /// Pixels of the finished picture, even.
  public var width: Int
  public var height: Int
  /// Frames per second; a source with more is thinned out, one with fewer keeps its own.
  public var maximumFrameRate: Double
  /// Frames per second that a place insists on; a source with fewer has each of its frames repeated.
  public var minimumFrameRate: Double
  public var fit: PictureFit
  /// Constant rate factor of x264.
  public var crf: Double
  /// Bits per second.
  public var maximumBitRate: Int
  public var preset: String
  public var profile: String
  /// H.264 level; nil for whatever the picture needs.
  public var level: String?
  /// Seconds from one keyframe to the next, at most. GOPs are closed.
  public var keyframeSeconds: Double
  public var bFrames: Int
  public var encoderThreads: Int
  /// Where captions may stand.
  public var safeArea: SafeArea
  /// Smaller sizes, falling: for HLS each is a variant beside the full one; under a size limit, each is what is tried next.
  public var ladder: [Rung]

  public init(
    width: Int, height: Int, maximumFrameRate: Double = 60, minimumFrameRate: Double = 0, fit: PictureFit = .pad,
    crf: Double = 20, maximumBitRate: Int,
    preset: String = "veryfast", profile: String = "high", level: String? = nil, keyframeSeconds: Double = 2,
    bFrames: Int = 2,
    encoderThreads: Int = 1, safeArea: SafeArea, ladder: [Rung] = []
  ) {
    self.width = width
    self.height = height
    self.maximumFrameRate = maximumFrameRate
    self.minimumFrameRate = minimumFrameRate
    self.fit = fit
    self.crf = crf
    self.maximumBitRate = maximumBitRate
    self.preset = preset
    self.profile = profile
    self.level = level
    self.keyframeSeconds = keyframeSeconds
    self.bFrames = bFrames
    self.encoderThreads = encoderThreads
    self.safeArea = safeArea
    self.ladder = ladder
  }

  /// Pixels from each edge of the finished picture.
  public struct SafeArea: Sendable, Hashable, Codable {
    public var left: Int
    public var right: Int
    public var top: Int
    public var bottom: Int

    public init(left: Int, right: Int, top: Int, bottom: Int) {
      self.left = left
      self.right = right
      self.top = top
      self.bottom = bottom
    }

    /// The same share of every edge, as the title-safe areas of television.
    public init(ofWidth width: Int, height: Int, share: Double) {
      let x = Int((Double(width) * share).rounded()), y = Int((Double(height) * share).rounded())
      self.init(left: x, right: x, top: y, bottom: y)
    }
  }

  /// A smaller size, and the bits per second below which it is not worth watching (`floor`) and above which more are wasted (`cap`).
  public struct Rung: Sendable, Hashable, Codable {
    public var width: Int
    public var height: Int
    public var maximumFrameRate: Double
    public var floor: Int
    public var cap: Int

    public init(_ width: Int, _ height: Int, maximumFrameRate: Double = 60, floor: Int, cap: Int) {
      self.width = width
      self.height = height
      self.maximumFrameRate = maximumFrameRate
      self.floor = floor
      self.cap = cap
    }
  }

  /// The same at the size of `rung`: safe area in proportion.
  func scaled(to rung: Rung) -> PictureSpec {
    var spec = self
    let share = Double(rung.width) / Double(width)
    func part(_ edge: Int) -> Int { Int((Double(edge) * share).rounded()) }
    spec.width = rung.width
    spec.height = rung.height
    spec.maximumFrameRate = min(maximumFrameRate, rung.maximumFrameRate)
    spec.maximumBitRate = min(maximumBitRate, rung.cap)
    spec.safeArea = SafeArea(
      left: part(safeArea.left), right: part(safeArea.right), top: part(safeArea.top), bottom: part(safeArea.bottom))
    spec.ladder = []
    return spec
  }
}

/// What a platform wants of the sound: AAC-LC at one loudness.
public struct SoundSpec: Sendable, Hashable, Codable {
  /// Bits per second.
  public var bitRate: Int
  /// Samples per second.
  public var sampleRate: Int
  /// 1 or 2.
  public var channels: Int
  /// Integrated loudness, in LUFS (EBU R 128), met within 0.5 LU. One channel counts as heard over two loudspeakers, 3 dB more than a
  /// meter shows that takes it for one: −16 here is the −19 that third parties give for mono podcasts.
  public var loudness: Double
  /// In dBTP, never exceeded.
  public var truePeak: Double
  /// A source without sound gets a silent track.
  public var isRequired: Bool

  public init(
    bitRate: Int, sampleRate: Int = 48_000, channels: Int = 2, loudness: Double = -14, truePeak: Double = -1,
    isRequired: Bool = false
  ) {
    self.bitRate = bitRate
    self.sampleRate = sampleRate
    self.channels = channels
    self.loudness = loudness
    self.truePeak = truePeak
    self.isRequired = isRequired
  }

  var encoding: SoundEncoding { SoundEncoding(bitRate: bitRate, sampleRate: sampleRate, channels: channels) }
}
