/// The order statistics between which a population's quantile lies with a given confidence.
struct QuantileRanks {
  /// Indices into the sorted sample; nil where no value reaches so far.
  let lower, upper: Int?

  /// Each end errs with at most half of 1 − confidence.
  init(count: Int, probability: Double, confidence: Double) {
    let below = Binomial(trials: count, probability: probability)
    let tail = (1 - confidence) / 2
    // x₍ᵢ₎ (0-based) lies above the quantile where at most i values lie below it.
    let firstTooHigh = Self.firstIndex(upTo: count) { below.cdf($0) > tail }
    lower = firstTooHigh > 0 ? firstTooHigh - 1 : nil
    // It lies below the quantile where more than i values do.
    let firstHigh = Self.firstIndex(upTo: count) { below.survival($0) <= tail }
    upper = firstHigh < count ? firstHigh : nil
  }

  /// The first index for which a condition holds that holds from there on; `count` where it never does.
  private static func firstIndex(upTo count: Int, where holds: (Int) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = low + (high - low) / 2
      if holds(middle) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
