/// One row of the convention matrix.
public enum EFConvention: Sendable, Hashable, Codable {
  /// Our contours and long axes, combined by a convention.
  case measured(VolumeConvention)
  /// The notebook published with CAMUS, from the masks on.
  case camusNotebook

  /// Biplane Simpson by the guidelines of 2015: 20 discs, diameters in their middles, the longer axis of each
  /// phase.
  public static let ofRecord = EFConvention.measured(VolumeConvention())

  /// The rows of the matrix: the convention of record, and each departure from it alone.
  public static let standard = departures(from: VolumeConvention())

  /// A convention, each departure from it alone, and the notebook published with CAMUS where it applies.
  ///
  /// Those that need a view which the convention does not read are left out: from A4C alone there are discs and
  /// area–length of A4C.
  public static func departures(from record: VolumeConvention) -> [EFConvention] {
    func departure(_ change: (inout VolumeConvention) -> Void) -> VolumeConvention {
      var convention = record
      change(&convention)
      return convention
    }
    let lengths = [LengthRule.shorter, .mean].map { rule in departure { $0.length = rule } }
    let details = [
      departure { $0.lengthPhase = .longestOfBeat }, departure { $0.sampling = .starts },
      departure { $0.rounding = .wholeMillilitres },
    ]
    let counts = [10, 20, 40, 80].filter { $0 != record.discCount }
      .map { count in departure { $0.discCount = count } }
    let methods = VolumeMethod.allCases
      .filter { $0 != record.method && Set(record.method.views).isSuperset(of: $0.views) }
      .map { method in departure { $0.method = method } }
    let isBiplane = record.method.views.count > 1
    return ([record] + (isBiplane ? lengths : []) + details + counts + methods).map(Self.measured)
      + (isBiplane ? [.measured(CamusNotebook.convention), .camusNotebook] : [])
  }

  /// Views and formula.
  public var method: VolumeMethod {
    switch self {
    case .measured(let convention): convention.method
    case .camusNotebook: .biplane
    }
  }

  /// Stable code for tables and databases.
  public var code: String {
    switch self {
    case .measured(let convention): convention.code
    case .camusNotebook: "camus-notebook"
    }
  }

  /// As tables and captions print it.
  public var displayName: String {
    switch self {
    case .measured(CamusNotebook.convention): "CAMUS notebook's formula on our contours"
    case .measured(let convention): convention.displayName
    case .camusNotebook: "CAMUS notebook, from the masks on"
    }
  }
}

extension VolumeConvention {
  /// Stable: method, number of discs, and each choice that departs from the guidelines.
  public var code: String {
    var parts = [method.rawValue]
    if !method.usesAreas {
      parts.append("\(discCount)")
      if sampling != .middles { parts.append(sampling.rawValue) }
    }
    if method.views.count > 1, length != .longer { parts.append(length.rawValue) }
    if lengthPhase != .own { parts.append(lengthPhase.rawValue) }
    if rounding != .none { parts.append(rounding.rawValue) }
    return parts.joined(separator: "-")
  }

  /// Such as "biplane, 20 discs, shorter axis".
  public var displayName: String {
    var parts = [method.displayName]
    if !method.usesAreas {
      parts.append("\(discCount) discs" + (sampling == .starts ? " at their starts" : ""))
    }
    if method.views.count > 1, length != .longer {
      parts.append(length == .mean ? "mean axis" : "shorter axis")
    }
    if lengthPhase == .longestOfBeat { parts.append("longest axis of the beat") }
    if rounding == .wholeMillilitres { parts.append("whole mL") }
    return parts.joined(separator: ", ")
  }
}
