import ApicalRandom
import ApicalStats
import Foundation
import TestSupport
import Testing

@testable import struct ApicalStats.PairwiseSlopes

struct PassingBablokTests {
  private let unit = ClinicalUnit(symbol: "mg/dL")

  private func expect(
    _ fit: PassingBablok, _ intercept: (Double, Double, Double), _ slope: (Double, Double, Double)
  ) {
    func isNear(_ found: Double, _ wanted: Double) -> Bool {
      abs(found - wanted) < 1e-12 * max(1, abs(wanted))
    }
    #expect(isNear(fit.slope.value, slope.0))
    #expect(isNear(fit.slope.lower, slope.1))
    #expect(isNear(fit.slope.upper, slope.2))
    #expect(isNear(fit.intercept.value, intercept.0))
    #expect(isNear(fit.intercept.lower, intercept.1))
    #expect(isNear(fit.intercept.upper, intercept.2))
  }

  // mcr's own tests, numbers of the program calanas.
  @Test("R01: creatinine, ties and slopes of −1", .enabled(if: SharedData.has("vectors")))
  func creatinine() throws {
    let (serum, plasma) = try Creatinine.pairs()
    expect(
      try PassingBablok(method: plasma, reference: serum, unit: unit),
      (-0.11717286443298, -0.20011494807756, -0.02), (1.08800890272179, 1, 1.17300462437155))
  }

  @Test("R02: TD15", .enabled(if: SharedData.has("vectors"))) func td15() throws {
    let table = try VectorTable("mcr_passingbablok_td15.csv")
    expect(
      try PassingBablok(method: table.numbers("Y"), reference: table.numbers("X"), unit: unit),
      (-0.639752984809869, -2.3330808182894, 0.840973102642057),
      (1.02058852149448, 0.95848878631593, 1.09232009780764))
  }

  @Test("R03: TD20, no relation", .enabled(if: SharedData.has("vectors"))) func td20() throws {
    let table = try VectorTable("mcr_passingbablok_td20.csv")
    expect(
      try PassingBablok(method: table.numbers("Y"), reference: table.numbers("X"), unit: unit),
      (10.4644989393406, 9.71867624035348, 11.6101730965558),
      (-0.00797410004149966, -0.0288699851859214, 0.010701458632505))
  }

  @Test("TD41", .enabled(if: SharedData.has("vectors"))) func td41() throws {
    let table = try VectorTable("mcr_passingbablok_td41.csv")
    expect(
      try PassingBablok(method: table.numbers("Y"), reference: table.numbers("X"), unit: unit),
      (-1.74861851923587, -8.32583620193478, 0.773029866408987),
      (0.996354386947289, 0.92273624446357, 1.12979173135459))
  }

  // R 4.2.2: all slopes sorted, ranks as printed in the paper.
  @Test("as printed", .enabled(if: SharedData.has("vectors"))) func original() throws {
    let table = try VectorTable("mcr_passingbablok_td15.csv")
    let fit = try PassingBablok(
      method: table.numbers("Y"), reference: table.numbers("X"), unit: unit, convention: .original)
    expect(
      fit, (-0.639752984809869, -2.340360212500814, 0.851778509602742),
      (1.020588521494481, 0.958260890759903, 1.092692468208168))
    let (serum, plasma) = try Creatinine.pairs()
    let crea = try PassingBablok(method: plasma, reference: serum, unit: unit, convention: .original)
    #expect(abs(crea.slope.value - 1.08800890739217) < 1e-13)
    #expect(abs(crea.slope.upper - 1.17307692307692) < 1e-13)
  }

  /// Correlated draws, rounded to give ties.
  private static func draws(_ count: Int, digits: Double, seed: UInt64) -> (x: [Double], y: [Double]) {
    var random = CounterRandom(seed: seed, stream: "passing-bablok")
    let truth = (0..<count).map { _ in 50 + 12 * random.normal() }
    func measured() -> [Double] { truth.map { (($0 + 3 * random.normal()) * digits).rounded() / digits } }
    return (measured(), measured())
  }

  @Test(arguments: [1, 10, 1e6], [11, 40, 200]) func swappingTheMethodsInvertsTheLine(
    _ digits: Double, _ count: Int
  ) throws {
    let (x, y) = Self.draws(count, digits: digits, seed: UInt64(count))
    let one = try PassingBablok(method: y, reference: x, unit: unit)
    let other = try PassingBablok(method: x, reference: y, unit: unit)
    #expect(abs(one.slope.value * other.slope.value - 1) < 1e-12)
    #expect(abs(one.slope.lower * other.slope.upper - 1) < 1e-12)
    #expect(abs(one.slope.upper * other.slope.lower - 1) < 1e-12)
  }

  @Test func followsShiftScaleAndMirror() throws {
    let (x, y) = Self.draws(60, digits: 8, seed: 5)
    let plain = try PassingBablok(method: y, reference: x, unit: unit)
    let moved = try PassingBablok(method: y.map { 4 * $0 + 32 }, reference: x.map { 4 * $0 - 16 }, unit: unit)
    #expect(abs(moved.slope.value - plain.slope.value) < 1e-13)
    #expect(abs(moved.slope.upper - plain.slope.upper) < 1e-13)
    #expect(abs(moved.intercept.value - (4 * plain.intercept.value + 32 + 16 * plain.slope.value)) < 1e-10)
    let falling = try PassingBablok(method: y.map { -$0 }, reference: x, unit: unit)
    #expect(abs(falling.slope.value + plain.slope.value) < 1e-13)
    #expect(abs(falling.slope.lower + plain.slope.upper) < 1e-13)
    #expect(abs(falling.intercept.value + plain.intercept.value) < 1e-11)
  }

  @Test func slopesLeftOut() throws {
    #expect(PairwiseSlopes([1, 3, 11], [13, 11, 3]).count == 0)
    #expect(PairwiseSlopes([1, 1, 2], [1, 1, 5]).count == 2)
    #expect(PairwiseSlopes([1, 1, 2], [1, 2, 5]).values(ranks: [1, 2, 3]) == [3, 4, .infinity])
  }

  // Python, fractions.Fraction: the median of the exact slopes of the printed decimals is 99/91.
  @Test("decimals taken as whole steps", .enabled(if: SharedData.has("vectors"))) func resolution() throws {
    let (serum, plasma) = try Creatinine.pairs()
    let fit = try PassingBablok(method: plasma, reference: serum, unit: unit, resolution: 0.01)
    #expect(abs(fit.slope.value - 99.0 / 91) < 1e-14)
    let whole = try PassingBablok(
      method: plasma.map { ($0 * 100).rounded() }, reference: serum.map { ($0 * 100).rounded() }, unit: unit)
    #expect(fit.slope == whole.slope)
  }

  @Test func digitSelectionFindsTheSortedSlopes() throws {
    for digits in [1.0, 1e9] {
      let (x, y) = Self.draws(500, digits: digits, seed: 9)
      let slopes = PairwiseSlopes(x, y)
      #expect(slopes.count > 1 << 16)
      var all: [Double] = []
      for i in 0..<x.count {
        for j in (i + 1)..<x.count {
          let (dx, dy) = (x[j] - x[i], y[j] - y[i])
          if dx == 0 && dy == 0 || dy == -dx { continue }
          all.append(dx == 0 ? .infinity : dy / dx)
        }
      }
      all.sort()
      let ranks = [1, 2, all.count / 2, all.count / 2 + 1, all.count - 1, all.count]
      #expect(slopes.values(ranks: ranks) == ranks.map { all[$0 - 1] + 0 })
      #expect(slopes.count == all.count)
      #expect(slopes.belowMinusOne == all.count { $0 < -1 })
    }
  }

  @Test func linearity() throws {
    let x = (0..<60).map { Double($0) }
    let bent = try PassingBablok(method: x.map { $0 * $0 / 30 + sin(40 * $0) }, reference: x, unit: unit)
    #expect(try #require(bent.linearity).pValue < 0.01)
    let (a, b) = Self.draws(60, digits: 1e6, seed: 2)
    #expect(try #require(PassingBablok(method: b, reference: a, unit: unit).linearity).pValue > 0.05)
  }

  @Test func degenerate() throws {
    let straight = try PassingBablok(method: [2, 4, 6, 8], reference: [1, 2, 3, 4], unit: unit)
    #expect(straight.slope.value == 2 && straight.intercept.value == 0)
    #expect(straight.linearity == nil)
    let few = try PassingBablok(method: [1, 2, 4], reference: [1, 3, 4], unit: unit)
    #expect(few.slope.upper == .infinity && few.intercept.lower == -.infinity)
    #expect(throws: ComparisonError.constantValues(series: "the reference")) {
      try PassingBablok(method: [1, 2, 3], reference: [4, 4, 4], unit: unit)
    }
    let level = try PassingBablok(method: [5, 5, 5, 5, 5], reference: [1, 2, 3, 4, 5], unit: unit)
    #expect(level.slope.value == 0 && level.intercept.value == 5)
    #expect(throws: ComparisonError.tooFewValues(series: "the method", count: 2, minimum: 3)) {
      try PassingBablok(method: [1, 2], reference: [1, 2], unit: unit)
    }
  }

  @Test func survivesStorage() throws {
    let (x, y) = Self.draws(20, digits: 10, seed: 1)
    let fit = try PassingBablok(method: y, reference: x, unit: unit)
    #expect(try JSONDecoder().decode(PassingBablok.self, from: JSONEncoder().encode(fit)) == fit)
  }

  @Test func tooManyPairsAreRefusedAtOnce() {
    let x = (0...PassingBablok.largestCount).map(Double.init)
    #expect(
      throws: ComparisonError.tooManyPairs(
        method: "Passing–Bablok", count: x.count, maximum: PassingBablok.largestCount)
    ) { try PassingBablok(method: x, reference: x, unit: .percent) }
  }
}
