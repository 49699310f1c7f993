import ApicalStats
import Testing

/// Expected values: SciPy 1.17.1, `scipy.stats.t` and `scipy.stats.norm`.
struct DistributionTests {
  @Test(arguments: [
    (1, 0.975, 12.706204736174694), (2, 0.95, 2.9199855803537242), (2.5, 0.975, 3.5746548420036817),
    (16, 0.975, 2.1199052992212546), (29, 0.975, 2.045229642132703), (84, 1e-12, -8.24043622393937),
    (1871, 0.975, 1.961232707421661), (1, 1e-12, -318309886183.7907),
  ])
  func studentQuantile(_ degrees: Double, _ probability: Double, _ expected: Double) {
    let value = StudentT(degreesOfFreedom: degrees).quantile(probability)
    #expect(abs(value / expected - 1) < 1e-13)
  }

  @Test(arguments: [
    (16, 2.1199, 0.9749997461742992, 0.025000253825700855),
    (3, -4.541, 0.00999823806449414, 0.9900017619355058),
    (5, 40, 0.9999999079401891, 9.205981085886477e-08),
    (1871, 1, 0.8412800912342561, 0.15871990876574393),
  ])
  func studentTails(_ degrees: Double, _ x: Double, _ below: Double, _ above: Double) {
    let t = StudentT(degreesOfFreedom: degrees)
    #expect(abs(t.cdf(x) / below - 1) < 1e-13)
    #expect(abs(t.survival(x) / above - 1) < 1e-12)
  }

  @Test(arguments: [
    (0.975, 1.959963984540054), (0.995, 2.5758293035489004), (1e-300, -37.0470962993612),
    (0.3, -0.5244005127080409),
  ])
  func normalQuantile(_ probability: Double, _ expected: Double) {
    #expect(abs(Normal.standard.quantile(probability) / expected - 1) < 1e-14)
    let shifted = Normal(mean: 58, standardDeviation: 10).quantile(probability)
    #expect(abs(shifted - (58 + 10 * expected)) < 1e-11)
  }

  @Test func normalTails() {
    #expect(abs(Normal.standard.cdf(1.96) - 0.9750021048517795) < 1e-15)
    #expect(abs(Normal.standard.survival(10) / 7.61985302416047e-24 - 1) < 1e-12)
    #expect(abs(Normal(mean: 3, standardDeviation: 2).cdf(3 + 2 * 1.96) - 0.9750021048517795) < 1e-14)
    #expect(Normal.standard.cdf(.infinity) == 1)
    #expect(Normal.standard.cdf(-.infinity) == 0)
  }

  @Test func endsOfTheRange() {
    #expect(StudentT(degreesOfFreedom: 5).quantile(0) == -.infinity)
    #expect(StudentT(degreesOfFreedom: 5).quantile(1) == .infinity)
    #expect(StudentT(degreesOfFreedom: 5).quantile(0.5) == 0)
    #expect(StudentT(degreesOfFreedom: 5).cdf(.infinity) == 1)
    #expect(StudentT(degreesOfFreedom: 5).survival(-.infinity) == 1)
    #expect(Normal.standard.quantile(1) == .infinity)
  }

  @Test func quantileUndoesTheCumulativeProbability() {
    for step in 1..<100 {
      let probability = Double(step) / 100
      let t = StudentT(degreesOfFreedom: 7.3)
      #expect(abs(t.cdf(t.quantile(probability)) - probability) < 1e-14)
      #expect(abs(Normal.standard.cdf(Normal.standard.quantile(probability)) - probability) < 1e-14)
    }
  }
}
