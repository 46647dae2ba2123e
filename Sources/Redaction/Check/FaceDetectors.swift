/// The two detectors that look at renditions, loaded once: a network, and a cascade. It is for one thread at a time.
public final class FaceDetectors {
  let network: FaceDetector
  let cascade: FaceCascade

  /// `threads` is for both. Throws `Failure` where one of them cannot be loaded.
  public init(model: FaceModel, cascade: CascadeModel, threads: Int = 2) throws {
    network = try FaceDetector(model: model, threads: threads)
    self.cascade = try FaceCascade(model: cascade)
  }
}
