/// What a hidden region looks like.
public enum Cover: String, Sendable, Codable, CaseIterable {
  /// One dark grey: keeps nothing at all.
  case fill
  /// Large squares.
  case pixelate
  /// A smooth surface.
  case blur
  /// Black: keeps nothing at all.
  case black
}

extension RedactionMethod {
  /// nil where nobody is hidden.
  var cover: Cover? {
    switch self {
    case .fill: .fill
    case .pixelate: .pixelate
    case .blur, .frame: .blur
    case .nothingToHide: nil
    }
  }
}
