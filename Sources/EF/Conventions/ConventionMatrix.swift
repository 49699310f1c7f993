public import ApicalImaging

/// EDV, ESV and EF of the same masks under many conventions, beside those of one that all are compared with.
///
/// With several beats a view, every A2C beat is combined with every A4C beat, each convention is applied to
/// each pair, and a row holds means over the pairs: the rule of the exam's EF.
public struct ConventionMatrix: Sendable, Equatable, Codable {
  /// One convention.
  public struct Row: Sendable, Equatable, Codable {
    /// How the volumes were computed.
    public let convention: EFConvention
    /// Number of beats or pairs that gave an EF.
    public let count: Int
    /// Means over them, mL and %; nil without one.
    public let edv, esv, ef: Double?
    /// Mean of this convention − that of record over the beats or pairs with both: mL, mL and percentage
    /// points.
    public let edvDifference, esvDifference, efDifference: Double?
    /// Why beats or pairs gave no EF.
    public let failures: [EFFailure]
  }

  /// The convention that the others are compared with.
  public let record: EFConvention
  /// In the order that was asked for. Conventions whose views are not there are left out.
  public let rows: [Row]

  /// Compares the conventions on one exam, or on a part of it.
  ///
  /// - Parameters:
  ///   - beats: Segmentations, one beat or more of each view. A beat that cannot be measured is left out.
  ///   - conventions: The rows.
  ///   - record: What they are compared with; nil takes the discs of the views that are there.
  /// - Throws: ``EFFailure`` of the first beat of a view that has none to measure.
  public init(
    maps beats: [ViewBeat<LabelMap>], conventions: [EFConvention] = EFConvention.standard,
    record: EFConvention? = nil
  ) throws(EFFailure) {
    let rows = conventions + (record.map { [$0] } ?? [])
    let needsNotebook = rows.contains(.camusNotebook)
    var (subjects, causes): ([ConventionSubject], [(view: EFView, cause: EFFailure)]) = ([], [])
    for beat in beats {
      do throws(EFFailure) {
        subjects.append(try ConventionSubject(beat, withNotebook: needsNotebook))
      } catch {
        causes.append((beat.view, error))
      }
    }
    if let lost = causes.first(where: { cause in !subjects.contains { $0.view == cause.view } }) {
      throw lost.cause
    }
    self.init(subjects: subjects, conventions: conventions, record: record)
  }

  /// The same from bodies of known shape; the notebook, which needs masks, has no row.
  ///
  /// - Precondition: the notebook is not the record.
  public init(
    profiles beats: [ViewBeat<VentricleProfile>], conventions: [EFConvention] = EFConvention.standard,
    record: EFConvention? = nil
  ) {
    precondition(record != .camusNotebook, "the notebook needs masks")
    self.init(
      subjects: beats.map { ConventionSubject($0) }, conventions: conventions.filter { $0 != .camusNotebook },
      record: record)
  }

  private init(subjects: [ConventionSubject], conventions: [EFConvention], record: EFConvention?) {
    let views = Set(subjects.map(\.view))
    let method = VolumeMethod(available: views) ?? .biplane
    let record = record ?? .measured(VolumeConvention(method: method))
    let pairs = method.views.reduce([[ConventionSubject]()]) { chosen, view in
      chosen.flatMap { head in subjects.filter { $0.view == view }.map { head + [$0] } }
    }
    let known = pairs.map { record.outcome($0) }
    self.record = record
    rows = conventions.filter { views.isSuperset(of: $0.method.views) }.map { convention in
      Row(convention, outcomes: pairs.map { convention.outcome($0) }, known: known)
    }
  }

  /// The row of a convention; nil where it was left out.
  public func row(_ convention: EFConvention) -> Row? { rows.first { $0.convention == convention } }
}

extension ConventionMatrix.Row {
  fileprivate init(_ convention: EFConvention, outcomes: [VolumeOutcome], known: [VolumeOutcome]) {
    let fractions = outcomes.compactMap(\.fraction)
    let both = zip(outcomes, known).compactMap { outcome, known in
      outcome.fraction.flatMap { fraction in known.fraction.map { (fraction, $0) } }
    }
    func mean(_ values: [Double]) -> Double? {
      values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
    }
    self.convention = convention
    count = fractions.count
    edv = mean(fractions.map(\.edv))
    esv = mean(fractions.map(\.esv))
    ef = mean(fractions.map(\.percent))
    edvDifference = mean(both.map { $0.edv - $1.edv })
    esvDifference = mean(both.map { $0.esv - $1.esv })
    efDifference = mean(both.map { $0.percent - $1.percent })
    failures = outcomes.compactMap(\.failure)
  }
}
