/// What a sidecar may be written as.
public enum CaptionFormat: String, Sendable, CaseIterable {
  case vtt, srt

  public var fileExtension: String { rawValue }

  public func write(_ sheet: CueSheet) -> String {
    switch self {
    case .vtt: WebVTTFormat.write(sheet)
    case .srt: SubRipFormat.write(sheet)
    }
  }
}
