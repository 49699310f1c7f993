/// Several outcomes of the same patients, tested together: step-down max-T.
///
/// Signs of a patient's differences flip together in all outcomes, so that the outcomes' correlation is kept and
/// costs no power. The statistic of an outcome is t* = Σ s / √(Σ s²) over patients, s being the sum of a patient's
/// differences: it rises with Student's t of these sums, and its denominator is the same for all signs. Adjusted
/// p-values control the family-wise error. P. H. Westfall & S. S. Young, Resampling-Based Multiple Testing, 1993,
/// algorithm 4.1.
public struct MaxTTest: Sendable, Equatable, Codable {
  /// Paired differences of one outcome.
  public struct Outcome: Sendable, Equatable, Codable {
    /// As in tables, such as "Dice" or "HD95".
    public let name: String
    /// Method − reference, in the same order of observations for all outcomes.
    public let differences: [Double]

    /// See the properties.
    public init(name: String, differences: [Double]) {
      self.name = name
      self.differences = differences
    }
  }

  /// What was found for one outcome.
  public struct Result: Sendable, Equatable, Codable {
    /// Name of the outcome.
    public let name: String
    /// t*, and the p-value of this outcome alone.
    public let test: HypothesisTest
    /// p-value adjusted for all outcomes, step-down.
    public let adjustedPValue: Double
  }

  /// In the order of the outcomes given.
  public let results: [Result]
  /// Arrangements evaluated: all of them, or the draws.
  public let arrangements: Int
  /// All arrangements were gone through.
  public let isExact: Bool
  /// Number of patients.
  public let unitCount: Int
  /// Key of the random draws.
  public let seed: UInt64
}

extension Permutation {
  /// Several outcomes of the same patients, adjusted for their number.
  ///
  /// - Parameters:
  ///   - outcomes: With equally many differences each, in the same order.
  ///   - patients: The patient of each difference; nil where each has a patient of its own.
  ///   - alternative: The side tested, of all outcomes.
  ///   - stream: Name of the draws.
  /// - Throws: ``TestError`` without an outcome or a difference, for outcomes of unequal length, or for a value not
  ///   finite or beyond 1e150.
  public func maxT(
    _ outcomes: [MaxTTest.Outcome], patients: [String]? = nil, alternative: Alternative = .twoSided,
    stream: String = "max-T"
  ) throws(TestError) -> MaxTTest {
    guard let count = outcomes.first?.differences.count else {
      throw .tooFewValues(count: 0, minimum: 1, sample: "outcomes")
    }
    let groups = try patientGroups(patients, values: count)
    let sums = try clusterSums(outcomes, groups, count: count, alternative)
    // From the least to the most extreme outcome: each is compared with the maximum of those up to it.
    let order = sums.indices.sorted { sums[$0].extremity < sums[$1].extremity }
    let (counts, isExact) = try signReplicates(units: groups.count, stream: stream) { signs in
      ExtremeCounts(sums, order: order, signs: signs)
    }
    let total = counts.reduce(into: ExtremeCounts(outcomes: outcomes.count)) { $0.add($1) }
    let pValues = { (extreme: [Int]) in
      extreme.map { permutationPValue(extreme: $0, of: counts.count, isExact: isExact) }
    }
    let alone = pValues(total.alone)
    let adjusted = stepDown(pValues(total.ofMaximum), order: order)
    let way = isExact ? "exact" : "\(counts.count) random arrangements"
    let results = outcomes.indices.map { index in
      MaxTTest.Result(
        name: outcomes[index].name,
        test: HypothesisTest(
          method: "Sign-flip permutation, \(way)", statisticName: "t*", statistic: sums[index].statistic,
          pValue: alone[index], alternative: alternative, count: count),
        adjustedPValue: adjusted[index])
    }
    return MaxTTest(
      results: results, arrangements: counts.count, isExact: isExact, unitCount: groups.count, seed: seed)
  }

  private func clusterSums(
    _ outcomes: [MaxTTest.Outcome], _ patients: SubjectGroups, count: Int, _ alternative: Alternative
  ) throws(TestError) -> [ClusterSums] {
    var sums: [ClusterSums] = []
    for outcome in outcomes {
      guard outcome.differences.count == count else {
        throw .unequalCounts(first: count, second: outcome.differences.count)
      }
      try validate(outcome.differences, minimum: 1, sample: outcome.name)
      sums.append(ClusterSums(outcome.differences, patients, alternative))
    }
    return sums
  }

  /// No outcome gets a smaller p than a more extreme one.
  private func stepDown(_ pValues: [Double], order: [Int]) -> [Double] {
    var adjusted = pValues
    for (less, more) in zip(order.dropLast(), order.dropFirst()).reversed() {
      adjusted[less] = max(adjusted[less], adjusted[more])
    }
    return adjusted
  }
}
