import Media

/// Where the samples of a plane lie in the picture: `columnStep` × `rowStep` pixels each.
struct SampleGrid: Sendable, Hashable {
  /// In samples.
  var width: Int
  /// In samples.
  var height: Int
  var columnStep = 1
  var rowStep = 1

  /// How far, in pixels, a sample of chroma may show what lies beside it: decoders and cameras take it from a wider area than its own,
  /// and not always from the middle of it (ITU-T H.264, figure E-1).
  var overhang: (columns: Double, rows: Double) {
    (columnStep > 1 ? Double(columnStep) : 0, rowStep > 1 ? Double(rowStep) : 0)
  }
}

extension SamplePlane {
  var grid: SampleGrid { SampleGrid(width: width, height: height, columnStep: columnStep, rowStep: rowStep) }
}
