/// How people's faces are hidden in the picture.
public enum RedactionMethod: Sendable, Hashable {
  /// One colour: keeps nothing at all.
  case fill
  case pixelate
  case blur
  /// The whole picture of every frame, whoever is in it.
  case frame
  /// A person says why the source may be shown as it is.
  case nothingToHide(because: String)

  public var name: String {
    switch self {
    case .fill: "fill"
    case .pixelate: "pixelate"
    case .blur: "blur"
    case .frame: "frame"
    case .nothingToHide: "nothingToHide"
    }
  }
}

extension RedactionMethod {
  /// Whether it is those who were found that are hidden: not the whole picture, and not nobody.
  public var hidesTracks: Bool {
    switch self {
    case .fill, .pixelate, .blur: true
    case .frame, .nothingToHide: false
    }
  }
}

extension RedactionMethod: Codable {
  private enum CodingKeys: String, CodingKey { case name, because }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let name = try container.decode(String.self, forKey: .name)
    switch name {
    case "fill": self = .fill
    case "pixelate": self = .pixelate
    case "blur": self = .blur
    case "frame": self = .frame
    case "nothingToHide": self = .nothingToHide(because: try container.decode(String.self, forKey: .because))
    default:
      throw DecodingError.dataCorruptedError(
        forKey: .name, in: container, debugDescription: "it is not a method of hiding")
    }
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(name, forKey: .name)
    if case .nothingToHide(let reason) = self { try container.encode(reason, forKey: .because) }
  }
}

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
