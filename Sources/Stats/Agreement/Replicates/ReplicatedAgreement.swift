/// Agreement of two methods in any of three designs, with limits for the difference of two single values.
///
/// The limits are bias ± `multiplier` × SD, where SD² is the variance of a difference between one value of
/// the method and one of the reference in a new subject: Bland & Altman, Stat. Methods Med. Res.
/// 1999;8:135–160, section 5. The bias has Student's interval on (subjects − 1) degrees of freedom. The
/// limits of replicates have intervals by variance recovery (Zou, 2013;22:630–642), or by a bootstrap of
/// subjects.
public struct ReplicatedAgreement: Sendable, Equatable, Codable {
  /// How subjects were measured.
  public let design: AgreementDesign
  /// Mean difference, and the limits between which about 95 % of differences lie when `multiplier` is 1.96.
  public let bias, lowerLoA, upperLoA: Estimate
  /// Of a difference of two single values, and the half-width of the LoA in it.
  public let standardDeviation, multiplier: Double
  /// The mean squares whose weighted sum is the variance.
  public let parts: [VariancePart]
  /// Subjects that were used, and subjects that lack a value of one method (or a complete pair).
  public let subjects, subjectsLeftOut: Int
  /// Rows with both values, of the subjects that were used.
  public let pairs: Int
  /// Values that were used.
  public let methodValues, referenceValues: Int

  /// How the intervals of both limits were found.
  public var limitMethod: IntervalMethod { upperLoA.method }

  /// - Parameters:
  ///   - measurements: One row a measurement.
  ///   - design: How subjects were measured.
  ///   - unit: Unit of plain differences, percentage points for EF; other scales bring their own.
  ///   - scale: Of the differences; ``RatioLimits`` brings log ratios back to ratios.
  ///   - multiplier: Half-width of the LoA in SDs.
  ///   - confidence: Level of the intervals; it does not move the LoA.
  ///   - limits: How the intervals of the limits are found; by default ``LimitMethod/blandAltman`` for one pair a
  ///     subject and ``LimitMethod/mover`` for replicates.
  ///   - estimator: Which variance a varying true value has.
  ///   - bootstrap: Number and seed of the resamples, for the two methods that resample.
  /// - Throws: ``ReplicateError`` below 3 subjects, for a second pair of a subject in the simple design, or for an
  ///   option out of its range.
  public init(
    _ measurements: RepeatedMeasurements, design: AgreementDesign, unit: ClinicalUnit,
    scale: AgreementScale = .difference, multiplier: Double = 1.96, confidence: Double = 0.95,
    limits: LimitMethod? = nil,
    estimator: VaryingEstimator = .analysisOfVariance, bootstrap: Bootstrap = Bootstrap()
  ) throws(ReplicateError) {
    let options = LimitOptions(
      method: limits ?? (design == .simple ? .blandAltman : .mover), multiplier: multiplier,
      confidence: confidence, unit: scale.unit(of: unit), bootstrap: bootstrap)
    let measurements = try measurements.scaled(scale, design)
    switch design {
    case .simple: try self.init(simple: measurements, options)
    case .constant:
      try self.init(design, ReplicateTable(constant: measurements), of: measurements.subjects.count, options)
    case .varying:
      try self.init(
        design, ReplicateTable(varying: measurements, estimator: estimator),
        of: measurements.subjects.count, options)
    }
  }

  private init(simple measurements: RepeatedMeasurements, _ options: LimitOptions) throws(ReplicateError) {
    let groups = measurements.differencesBySubject()
    if let index = groups.firstIndex(where: { $0.count > 1 }) {
      throw .repeatedSubject(measurements.subjects[index])
    }
    let result: BlandAltman
    do {
      result = try BlandAltman(
        differences: groups.flatMap { $0 }, unit: options.unit, multiplier: options.multiplier,
        confidence: options.confidence, limits: options.method, bootstrap: options.bootstrap)
    } catch { throw .agreement(error) }
    design = .simple
    bias = result.bias
    lowerLoA = result.lowerLoA
    upperLoA = result.upperLoA
    standardDeviation = result.standardDeviation
    multiplier = result.multiplier
    parts = [
      VariancePart(
        source: .differences, meanSquare: result.standardDeviation * result.standardDeviation,
        degreesOfFreedom: Double(result.count - 1), weight: 1)
    ]
    subjects = result.count
    subjectsLeftOut = groups.count - result.count
    pairs = result.count
    methodValues = result.count
    referenceValues = result.count
  }

  private init(
    _ design: AgreementDesign, _ table: ReplicateTable, of allSubjects: Int, _ options: LimitOptions
  ) throws(ReplicateError) {
    let model = try table.checkedModel(options)
    let t = StudentT(degreesOfFreedom: Double(table.subjects - 1)).quantile(0.5 + options.confidence / 2)
    bias = Estimate(
      model.bias, margin: t * model.standardError, confidence: options.confidence, method: .studentT,
      count: table.subjects, unit: options.unit)
    let limits = try table.limits(model, bias: bias, options)
    self.design = design
    lowerLoA = limits.lower
    upperLoA = limits.upper
    standardDeviation = model.variance.total.squareRoot()
    multiplier = options.multiplier
    parts = model.variance.parts
    subjects = table.subjects
    subjectsLeftOut = allSubjects - table.subjects
    pairs = table.pairs
    methodValues = table.methodValues
    referenceValues = table.referenceValues
  }
}
