/// A face that the network saw in one frame.
public struct Detection: Sendable, Hashable {
  public let box: NormalizedBox
  /// 0…1
  public let confidence: Double
  /// Long side, in pixels, of the network's input in which it was seen.
  public let scale: Int

  public init(box: NormalizedBox, confidence: Double, scale: Int) {
    self.box = box
    self.confidence = confidence
    self.scale = scale
  }
}

/// One list of faces out of what the network saw at several scales.
public enum DetectionMerge {
  /// Boxes of two scales that overlap at least this much are one face. More than the 0.3 within one scale: at two scales
  /// the boxes of one face agree well, and two lists of one face do less harm than one list of two.
  public static let sameFaceIoU = 0.4

  /// Non-maximum suppression: the most confident box of each face, most confident first.
  public static func merge(_ detections: [Detection]) -> [Detection] {
    var kept: [Detection] = []
    for detection in detections.sorted(by: precedes)
    where !kept.contains(where: { $0.box.iou(detection.box) >= sameFaceIoU }) {
      kept.append(detection)
    }
    return kept
  }

  /// A total order, so that the order of the passes does not matter.
  private static func precedes(_ a: Detection, _ b: Detection) -> Bool {
    (b.confidence, a.scale, a.box.y, a.box.x) < (a.confidence, b.scale, b.box.y, b.box.x)
  }
}
