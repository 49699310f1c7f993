/// Keeps results alive, so that no work is optimised away.
nonisolated(unsafe) var sink = 0.0

/// Median over rounds of the mean time of one call, seconds; a round lasts about 20 ms or one call.
func medianSeconds(rounds: Int = 15, _ work: () throws -> Double) rethrows -> Double {
  let clock = ContinuousClock()
  let first = try clock.measure { sink += try work() }
  let calls = max(1, Int(0.02 / max(first.seconds, 1e-7)))
  var times: [Double] = []
  for _ in 0..<(first.seconds > 0.5 ? 3 : rounds) {
    let time = try clock.measure { for _ in 0..<calls { sink += try work() } }
    times.append(time.seconds / Double(calls))
  }
  return times.sorted()[times.count / 2]
}

extension Duration {
  fileprivate var seconds: Double { Double(components.seconds) + Double(components.attoseconds) * 1e-18 }
}
