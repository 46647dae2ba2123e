/// How much of a region is painted.
enum PaintedPart: Sendable {
  case solidAndFeather
  /// Without the feather: enough that nothing of the inside is left.
  case solidOnly
}
