import ApicalRandom
import ApicalStats
import TestSupport
import Testing

struct CrossFittedCorrectionTests {
  private func patients(_ seed: UInt64, count: Int = 100) -> (method: [Double], reference: [Double]) {
    var random = CounterRandom(seed: seed, stream: "patients")
    let reference = (0..<count).map { _ in 55 + 10 * random.normal() }
    return (reference.map { 12 + 0.9 * $0 + 3 * random.normal() }, reference)
  }

  /// The fits of all folds but one, by hand: mean of the others, and least squares of the others.
  @Test func eachFoldIsCorrectedByTheOthers() throws {
    let (method, reference) = patients(1, count: 23)
    for form in CrossFittedCorrection.Form.allCases {
      let result = try CrossFittedCorrection(
        method: method, reference: reference, form: form, folds: 5, seed: 4, unit: .percentagePoints,
        resamples: 400)
      #expect(result.fits.map(\.applied).sorted() == [4, 4, 5, 5, 5])
      #expect(result.fits.allSatisfy { $0.fitted + $0.applied == 23 })
      for fit in result.fits {
        // The patients of a fold are those that its line gives.
        let own = method.indices.filter {
          abs(result.corrected[$0] - (fit.intercept + fit.slope * method[$0])) < 1e-9
        }
        #expect(own.count == fit.applied)
        let others = method.indices.filter { !own.contains($0) }
        let (x, y) = (others.map { method[$0] }, others.map { reference[$0] })
        let mx = x.reduce(0, +) / Double(x.count)
        let my = y.reduce(0, +) / Double(y.count)
        var (products, squares) = (0.0, 0.0)
        for (one, other) in zip(x, y) {
          products += (one - mx) * (other - my)
          squares += (one - mx) * (one - mx)
        }
        let slope = form == .shift ? 1 : products / squares
        #expect(abs(fit.slope - slope) < 1e-9)
        #expect(abs(fit.intercept - (my - slope * mx)) < 1e-7)
      }
    }
  }

  @Test func biasGoesAndScatterStays() throws {
    let (method, reference) = patients(2, count: 400)
    let shift = try CrossFittedCorrection(
      method: method, reference: reference, form: .shift, seed: 1, unit: .percentagePoints, resamples: 400)
    #expect(abs(shift.before.bias.value - 6.5) < 1)
    #expect(abs(shift.after.bias.value) < 0.1)
    #expect(abs(shift.after.standardDeviation - shift.before.standardDeviation) < 0.05)
    let change = try #require(shift.change)
    #expect(change.rmsdDifference.upper < 0)
    #expect(
      abs(change.rmsdDifference.value - (shift.errorsAfter.rmsd.value - shift.errorsBefore.rmsd.value)) < 1e-9
    )
    // A method without error on a line is corrected without rest.
    let exact = try CrossFittedCorrection(
      method: reference.map { 3 + 0.5 * $0 }, reference: reference, form: .line, seed: 1,
      unit: .percentagePoints,
      resamples: 400)
    #expect(zip(exact.corrected, reference).allSatisfy { abs($0 - $1) < 1e-9 })
  }

  /// On noise alone a correction teaches nothing: out of the fit, errors do not shrink.
  @Test func nothingIsGainedFromNoise() throws {
    var gains = 0.0
    for seed in 1...60 as ClosedRange<UInt64> {
      var random = CounterRandom(seed: seed, stream: "noise")
      let reference = (0..<30).map { _ in 55 + 10 * random.normal() }
      let method = reference.map { $0 + 5 * random.normal() }
      let result = try CrossFittedCorrection(
        method: method, reference: reference, form: .shift, seed: seed, unit: .percentagePoints,
        resamples: 400)
      gains += result.errorsBefore.rmsd.value - result.errorsAfter.rmsd.value
    }
    #expect(gains < 0)
  }

  @Test func partsAreSeededAndEnough() throws {
    let (method, reference) = patients(3, count: 20)
    func corrected(_ seed: UInt64) throws -> [Double] {
      try CrossFittedCorrection(
        method: method, reference: reference, form: .line, seed: seed, unit: .percentagePoints, resamples: 400
      ).corrected
    }
    #expect(try corrected(1) == corrected(1))
    #expect(try corrected(1) != corrected(2))
    #expect(throws: ComparisonError.self) {
      try CrossFittedCorrection(
        method: Array(method.prefix(19)), reference: Array(reference.prefix(19)), form: .shift, seed: 1,
        unit: .percentagePoints)
    }
    #expect(throws: ComparisonError.optionOutOfRange(name: "folds", value: 1, needed: "2 or more")) {
      try CrossFittedCorrection(
        method: method, reference: reference, form: .shift, folds: 1, seed: 1, unit: .percentagePoints)
    }
  }
}
