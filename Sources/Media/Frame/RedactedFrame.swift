internal import CFFmpeg

/// A picture in which whoever must be hidden is hidden: the only kind of picture that an encoder accepts.
///
/// It can be made only through the SPI group `Redaction`, which only `Redactor` and `SoundRedactor` import (a test in
/// ArchitectureTests holds this). From here on it can be scaled and have captions blended over it, nothing else.
public struct RedactedFrame: Sendable {
  let frame: Frame

  init(keeping frame: Frame) { self.frame = frame }

  /// Takes over a frame that has been painted, or that a person has said may be shown; strips all side data from it.
  @_spi(Redaction) public init(_ frame: Frame) {
    frame.stripSideData()
    self.frame = frame
  }

  public var width: Int { frame.width }
  public var height: Int { frame.height }
  public var time: MediaTime? { frame.time }

  /// The same picture, `ticks` earlier or later in its own time base.
  func shifted(by ticks: Int64) throws -> RedactedFrame { RedactedFrame(keeping: try frame.shifted(by: ticks)) }
}

/// Sound in which whoever must be hidden is hidden: the only kind of sound that an encoder accepts.
public struct RedactedSound: Sendable {
  let frame: Frame

  init(keeping frame: Frame) { self.frame = frame }

  /// Takes over sound that has been disguised, or that a person has said may be heard; strips all side data from it.
  @_spi(Redaction) public init(_ frame: Frame) {
    frame.stripSideData()
    self.frame = frame
  }

  func shifted(by ticks: Int64) throws -> RedactedSound { RedactedSound(keeping: try frame.shifted(by: ticks)) }
}
