internal import ApicalRandom

/// The ways to choose some of all units, numbered; 0 chooses the first ones.
struct Choices {
  private let some, all: Int
  /// Number of ways; nil above 2⁵².
  let total: Int?

  init(of some: Int, from all: Int) {
    self.some = some
    self.all = all
    total = Self.binomial(all, some)
  }

  /// Which units the choice of this number takes.
  ///
  /// - Precondition: `number` lies in 0..<``total``.
  func choice(_ number: Int) -> [Bool] {
    var chosen: [Bool] = []
    var (rest, left) = (number, some)
    for unit in 0..<all {
      // The choices that take this unit come first.
      let taking = left == 0 ? 0 : Self.binomial(all - unit - 1, left - 1) ?? .max
      let takes = rest < taking
      chosen.append(takes)
      if takes { left -= 1 } else { rest -= taking }
    }
    return chosen
  }

  /// A choice of which all are equally likely: selection sampling, Knuth, TAOCP 2, algorithm 3.4.2S.
  func draw(_ random: inout Xoshiro256) -> [Bool] {
    var left = some
    return (0..<all).map { unit in
      let takes = random.uniform() * Double(all - unit) < Double(left)
      if takes { left -= 1 }
      return takes
    }
  }

  /// nil above 2⁵².
  private static func binomial(_ all: Int, _ some: Int) -> Int? {
    guard some >= 0, some <= all else { return 0 }
    var result = 1
    for step in stride(from: 1, through: min(some, all - some), by: 1) {
      let (product, overflow) = result.multipliedReportingOverflow(by: all - step + 1)
      guard !overflow, product / step <= 1 << 52 else { return nil }
      result = product / step
    }
    return result
  }
}
