import Foundation

/// Keeps results alive, so that no work is optimised away.
nonisolated(unsafe) var sink = 0.0

/// Median over 15 rounds of the mean processor time of one call, µs; a round lasts about 20 ms.
///
/// The time of this thread alone: what else the machine does hardly matters.
func medianMicroseconds(_ work: () throws -> Double) throws -> Double {
  func measure(_ calls: Int) throws -> Double {
    let start = threadSeconds()
    for _ in 0..<calls { sink += try work() }
    return threadSeconds() - start
  }
  let calls = max(1, Int(0.02 / max(try measure(1), 1e-7)))
  var rounds: [Double] = []
  for _ in 0..<15 { rounds.append(try measure(calls) / Double(calls)) }
  return rounds.sorted()[rounds.count / 2] * 1e6
}

/// Works for two seconds, until the processor has reached its speed.
func warmUp(_ work: () throws -> Double) rethrows {
  let start = threadSeconds()
  while threadSeconds() - start < 2 { sink += try work() }
}

/// Processor time of this thread, seconds.
private func threadSeconds() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
}
