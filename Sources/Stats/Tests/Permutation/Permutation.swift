internal import ApicalParallel
internal import ApicalRandom

/// Permutation tests: how extreme a statistic is among all arrangements that the null hypothesis makes equally
/// likely.
///
/// Units are what is exchangeable: patients, not their beats or frames; all values of a patient move together. All
/// arrangements are gone through where there are no more than ``resamples``; otherwise as many are drawn, and
/// p = (b + 1)/(m + 1) with b of m draws at least as extreme (B. Phipson & G. K. Smyth, Stat. Appl. Genet. Mol.
/// Biol. 2010;9:39). Each draw has its own place in a counter-based stream: results do not depend on threads.
/// Statistics that agree to 1e−12 of the largest count as equal.
public struct Permutation: Sendable, Equatable, Codable {
  /// Number of arrangements drawn, and the largest number gone through in full.
  public let resamples: Int
  /// Key of the random draws.
  public let seed: UInt64

  /// - Parameters:
  ///   - resamples: 10 000 gives p to about ±0.004 at 0.05.
  ///   - seed: The study's seed.
  public init(resamples: Int = 10_000, seed: UInt64 = 1) {
    self.resamples = resamples
    self.seed = seed
  }

  /// Values that move together; without names each value has a patient of its own.
  func patientGroups(_ patients: [String]?, values: Int) throws(TestError) -> SubjectGroups {
    if let patients, patients.count != values {
      throw .unequalClusters(values: values, clusters: patients.count)
    }
    return SubjectGroups(patients, values: values)
  }

  /// One value an arrangement: of all of them, the observed one first, or of the draws.
  ///
  /// - Parameters:
  ///   - total: Number of arrangements; nil for more than an `Int` holds.
  ///   - enumerated: The arrangement of a number below `total`; 0 is the observed one.
  ///   - drawn: An arrangement drawn at random.
  func replicates<Arrangement, Value: Sendable>(
    total: Int?, stream: String, enumerated: @Sendable (Int) -> Arrangement,
    drawn: @Sendable (inout Xoshiro256) -> Arrangement, value: @Sendable (Arrangement) -> Value
  ) throws(TestError) -> (values: [Value], isExact: Bool) {
    guard resamples > 0 else { throw .tooFewPermutations(resamples) }
    if let total, total <= resamples {
      return ((0..<total).mapSideBySide(pieces: 128) { value(enumerated($0)) }, true)
    }
    let source = CounterRandom(seed: seed, stream: stream)
    let values = (0..<resamples).mapSideBySide(pieces: 128) { resample in
      var place = source.from(block: 2 * UInt64(resample))
      var random = Xoshiro256(seed: &place)
      return value(drawn(&random))
    }
    return (values, false)
  }
}

/// Share of arrangements that are at least as extreme as the observed one.
///
/// - Parameter extreme: How many of `count` are; among all arrangements, the observed one is one of them.
func permutationPValue(extreme: Int, of count: Int, isExact: Bool) -> Double {
  isExact ? Double(extreme) / Double(count) : Double(extreme + 1) / Double(count + 1)
}
