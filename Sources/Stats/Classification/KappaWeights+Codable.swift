extension KappaWeights {
  /// Reads "unweighted", "linear", "quadratic", or a matrix.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let name = try? container.decode(String.self) else {
      self = .custom(try container.decode([[Double]].self))
      return
    }
    switch name {
    case "unweighted": self = .unweighted
    case "linear": self = .linear
    case "quadratic": self = .quadratic
    default:
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "Weights '\(name)', known: unweighted, linear, quadratic.")
    }
  }

  /// Writes "unweighted", "linear", "quadratic", or the matrix.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .unweighted: try container.encode("unweighted")
    case .linear: try container.encode("linear")
    case .quadratic: try container.encode("quadratic")
    case .custom(let weights): try container.encode(weights)
    }
  }
}
