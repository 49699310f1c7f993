import ApicalEngine
import Testing

struct TimeGridTests {
  @Test(arguments: TimeGrid.allCases, [2, 7, 25, 100])
  func ascendsFromTheFirstToTheLastStep(_ grid: TimeGrid, _ count: Int) {
    for schedule in NoiseSchedule.allCases {
      let steps = grid.timesteps(count, schedule: schedule, trainedSteps: 1000)
      #expect(steps.first == 0 && steps.last == 999 && steps.count <= count)
      #expect(steps.count >= count / 2, "\(schedule)")
      #expect(zip(steps, steps.dropFirst()).allSatisfy { $0 < $1 })
    }
  }

  @Test func knownPlaces() {
    #expect(TimeGrid.uniform.timesteps(4, schedule: .cosine, trainedSteps: 1000) == [0, 333, 666, 999])
    #expect(TimeGrid.quadratic.timesteps(4, schedule: .cosine, trainedSteps: 1000) == [0, 111, 444, 999])
  }

  /// Neighbours of the log-SNR grid are equally far apart in λ where the trained steps lie dense.
  @Test func logSNRIsEven() {
    let steps = TimeGrid.logSNR.timesteps(15, schedule: .linear, trainedSteps: 4000)
    let chain = DiffusionChain(.linear, trainedSteps: 4000, timesteps: steps)
    let values = chain.cumulativeAlphas.map { ($0 / (1 - $0)).squareRoot() }
    let ratios = zip(values, values.dropFirst()).map { $0 / $1 }.dropFirst(3).dropLast()
    let (low, high) = (ratios.min() ?? 0, ratios.max() ?? 0)
    #expect(high / low < 1.1, "\(ratios)")
  }
}
