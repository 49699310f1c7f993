/// Keeps results alive, so that no work is optimised away.
nonisolated(unsafe) var sink = 0.0

/// Median over 15 rounds of the mean time of one call, µs; a round lasts about 20 ms.
func medianMicroseconds(_ work: () throws -> Double) rethrows -> Double {
  let clock = ContinuousClock()
  let first = try clock.measure { sink += try work() }
  let calls = max(3, Int(0.02 / max(first.seconds, 1e-7)))
  var rounds: [Double] = []
  for _ in 0..<15 {
    let time = try clock.measure { for _ in 0..<calls { sink += try work() } }
    rounds.append(time.seconds / Double(calls))
  }
  return rounds.sorted()[rounds.count / 2] * 1e6
}

extension Duration {
  fileprivate var seconds: Double { Double(components.seconds) + Double(components.attoseconds) * 1e-18 }
}
