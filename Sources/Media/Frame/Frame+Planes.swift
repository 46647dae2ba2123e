internal import CFFmpeg

extension Frame {
  /// The three planes of an 8-bit 4:2:0 picture, for painting; copies the pixels first where another frame holds them
  /// too. Only for whoever has the only reference to this one.
  @_spi(InPlace) public func withWritablePlanes<Result>(_ body: ([Plane]) throws -> Result) throws -> Result {
    try makeWritable()
    return try withPlanes(body)
  }

  /// The three planes of an 8-bit 4:2:0 picture, to be looked at only.
  public func withPlanes<Result>(_ body: ([Plane]) throws -> Result) throws -> Result {
    guard pointer.pointee.format == AV_PIX_FMT_YUV420P.rawValue, let layout = PlaneLayout(pointer.pointee.format) else {
      throw MediaError(Self.reaching, reason: "it is not 8-bit 4:2:0")
    }
    return try withExtendedLifetime(self) { try body(planes(layout)) }
  }

  /// The three planes of a picture of 8 to 16 bits and 4:2:0, 4:2:2 or 4:4:4, for painting; copies the pixels first
  /// where another frame holds them too. Only for whoever has the only reference to this one.
  ///
  /// Throws `MediaError` for any other format.
  @_spi(InPlace) public func withWritableSamples<Result>(_ body: (PicturePlanes) throws -> Result) throws -> Result {
    guard let layout = PlaneLayout(pointer.pointee.format) else {
      throw MediaError(Self.reaching, reason: "it is not Y'CbCr 4:2:0, 4:2:2 or 4:4:4 in three planes")
    }
    try makeWritable()
    return try withExtendedLifetime(self) {
      try body(layout.bitDepth == 8 ? .bytes(planes(layout)) : .words(planes(layout)))
    }
  }

  /// The rows of a packed 8-bit picture such as BGR, to be looked at only.
  public func withPackedRows<Result>(_ body: (UnsafePointer<UInt8>, _ stride: Int) throws -> Result) throws -> Result {
    guard let data = pointer.pointee.data.0 else { throw MediaError(Self.reaching, reason: "there are none") }
    return try withExtendedLifetime(self) { try body(UnsafePointer(data), Int(pointer.pointee.linesize.0)) }
  }

  private static let reaching = "reaching the pixels of a picture"

  private func planes<Sample: PlaneSample>(_ layout: PlaneLayout) throws -> [SamplePlane<Sample>] {
    let data = pointer.pointee.data, strides = pointer.pointee.linesize
    let size = MemoryLayout<Sample>.stride
    return try [(data.0, strides.0, false), (data.1, strides.1, true), (data.2, strides.2, true)].map {
      data, stride, isChroma in
      guard let data, stride > 0, Int(stride) % size == 0, Int(bitPattern: data) % size == 0 else {
        throw MediaError(Self.reaching, reason: "a plane is missing")
      }
      let across = isChroma ? layout.columnStep : 1, down = isChroma ? layout.rowStep : 1
      return SamplePlane(
        base: UnsafeMutableRawPointer(data).assumingMemoryBound(to: Sample.self), stride: Int(stride) / size,
        width: (width + across - 1) / across, height: (height + down - 1) / down, columnStep: across, rowStep: down,
        bitDepth: layout.bitDepth)
    }
  }
}
