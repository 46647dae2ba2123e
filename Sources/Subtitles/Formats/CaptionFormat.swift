/// What a sidecar may be written as.
public enum CaptionFormat: String, Sendable, CaseIterable {
  case vtt, srt, ass, ttml

  public var fileExtension: String { rawValue }

  public func write(_ sheet: CueSheet) -> String {
    switch self {
    case .vtt: WebVTTFormat.write(sheet)
    case .srt: SubRipFormat.write(sheet)
    case .ass: ASSFormat.write(sheet)
    case .ttml: TTMLFormat.write(sheet)
    }
  }
}
