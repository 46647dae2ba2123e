import People

extension FaceTrack {
  /// The track before `frame`, and from it on under another number; nil where it has no frame on one of the sides.
  func split(before frame: Int, newID: Int) -> (FaceTrack, FaceTrack)? {
    let count = frame - frames.lowerBound
    guard count > 0, count < boxes.count else { return nil }
    return (FaceTrack(id: id, boxes: Array(boxes[..<count])), FaceTrack(id: newID, boxes: Array(boxes[count...])))
  }

  /// The first frame in which both were seen, or followed, in places that cannot be one face's; nil where there is none.
  func firstFrame(apartFrom other: FaceTrack) -> Int? {
    boxes.first { box in
      guard let near = other.box(inFrame: box.frame), box.origin != .held, near.origin != .held else { return false }
      return box.box.iou(near.box) < TrackPlace.leastIoU
    }?.frame
  }

  /// Both, and a straight way from one to the other where neither is; where both are, the box around them.
  func merged(with other: FaceTrack) -> FaceTrack {
    let (first, second) = frames.lowerBound <= other.frames.lowerBound ? (self, other) : (other, self)
    let end = max(first.frames.upperBound, second.frames.upperBound)
    let boxes = (first.frames.lowerBound...end).map { frame -> TrackBox in
      switch (first.box(inFrame: frame), second.box(inFrame: frame)) {
      case (let a?, let b?):
        let surer = a.confidence >= b.confidence ? a : b
        return TrackBox(frame: frame, box: a.box.union(b.box), confidence: surer.confidence, origin: surer.origin)
      case (let box?, nil), (nil, let box?): return box
      case (nil, nil): return Self.between(first.boxes[first.boxes.count - 1], second.boxes[0], frame)
      }
    }
    return FaceTrack(id: first.id, boxes: boxes)
  }

  private static func between(_ last: TrackBox, _ next: TrackBox, _ frame: Int) -> TrackBox {
    let share = Double(frame - last.frame) / Double(next.frame - last.frame)
    // Nobody saw where the person was: rather more than either box.
    let box = last.box.interpolated(to: next.box, share).expanded(by: 1.25)
    return TrackBox(frame: frame, box: box, confidence: 0, origin: .followed)
  }
}
