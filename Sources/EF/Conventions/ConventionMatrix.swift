public import ApicalImaging

/// A volume computation that gave an EF, or the cause why not.
public enum VolumeOutcome: Sendable, Equatable, Codable {
  /// EDV, ESV and EF.
  case measured(EjectionFraction)
  /// There is none.
  case failed(EFFailure)

  /// Runs a computation and keeps the cause of its failure.
  init(_ compute: () throws(EFFailure) -> EjectionFraction) {
    do throws(EFFailure) {
      self = .measured(try compute())
    } catch {
      self = .failed(error)
    }
  }

  /// EDV, ESV and EF; nil after a failure.
  public var fraction: EjectionFraction? {
    if case .measured(let fraction) = self { fraction } else { nil }
  }

  /// The cause of a failure; nil after success.
  public var failure: EFFailure? {
    if case .failed(let cause) = self { cause } else { nil }
  }
}

/// EDV, ESV and EF of the same masks under many conventions, beside those of one that all are compared with.
public struct ConventionMatrix: Sendable, Equatable, Codable {
  /// One convention.
  public struct Row: Sendable, Equatable, Codable {
    /// How the volumes were computed.
    public let convention: EFConvention
    /// What they are.
    public let outcome: VolumeOutcome
    /// This convention − that of record: mL, mL and percentage points; nil where either failed.
    public let edvDifference, esvDifference, efDifference: Double?
  }

  /// The convention that the others are compared with.
  public let record: EFConvention
  /// In the order that was asked for. Conventions whose views are not there are left out.
  public let rows: [Row]

  /// Compares the conventions on one beat of one view, or on an A2C beat combined with an A4C beat.
  ///
  /// - Parameters:
  ///   - beats: Segmentations, one beat for each view.
  ///   - conventions: The rows.
  ///   - record: What they are compared with; nil takes the discs of the views that are there.
  /// - Throws: ``EFFailure`` of the first frame without a measurable LV.
  public init(
    maps beats: [ViewBeat<LabelMap>], conventions: [EFConvention] = EFConvention.standard,
    record: EFConvention? = nil
  ) throws(EFFailure) {
    var profiles: [ViewBeat<VentricleProfile>] = []
    for beat in beats {
      profiles.append(try beat.map { (map) throws(EFFailure) in try VentricleProfile(labels: map) })
    }
    self.init(views: beats.map(\.view), conventions: conventions, record: record) { convention in
      VolumeOutcome { () throws(EFFailure) in
        switch convention {
        case .measured(let convention): try convention.fraction(profiles)
        case .camusNotebook: try CamusNotebook.fraction(beats)
        }
      }
    }
  }

  /// The same from bodies of known shape; the notebook, which needs masks, has no row.
  ///
  /// - Precondition: the notebook is not the record.
  public init(
    profiles beats: [ViewBeat<VentricleProfile>], conventions: [EFConvention] = EFConvention.standard,
    record: EFConvention? = nil
  ) {
    let conventions = conventions.filter { $0 != .camusNotebook }
    self.init(views: beats.map(\.view), conventions: conventions, record: record) { convention in
      VolumeOutcome { () throws(EFFailure) in
        guard case .measured(let convention) = convention else {
          preconditionFailure("the notebook needs masks and cannot be the record here")
        }
        return try convention.fraction(beats)
      }
    }
  }

  private init(
    views: [EFView], conventions: [EFConvention], record: EFConvention?,
    outcome: (EFConvention) -> VolumeOutcome
  ) {
    let method = VolumeMethod(available: views) ?? .biplane
    let record = record ?? .measured(VolumeConvention(method: method))
    let known = outcome(record).fraction
    self.record = record
    rows = conventions.filter { $0.method.views.allSatisfy(views.contains) }.map { convention in
      let outcome = outcome(convention)
      func difference(_ value: (EjectionFraction) -> Double) -> Double? {
        guard let known, let fraction = outcome.fraction else { return nil }
        return value(fraction) - value(known)
      }
      return Row(
        convention: convention, outcome: outcome, edvDifference: difference(\.edv),
        esvDifference: difference(\.esv), efDifference: difference(\.percent))
    }
  }

  /// The row of a convention; nil where it was left out.
  public func row(_ convention: EFConvention) -> Row? { rows.first { $0.convention == convention } }
}
