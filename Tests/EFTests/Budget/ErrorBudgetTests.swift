import ApicalEF
import ApicalRandom
import ApicalStats
import Foundation
import Testing

struct ErrorBudgetTests {
  private static let reference: [ViewBeat<SimpsonDiscs>] = HalfEllipsoids.normal.profiles.map { beat in
    beat.map { $0.discs() }
  }

  /// Every length and diameter changed by up to the given share.
  private func disturbed(_ beats: [ViewBeat<SimpsonDiscs>], _ size: Double, seed: UInt64)
    -> [ViewBeat<SimpsonDiscs>]
  {
    var random = CounterRandom(seed: seed, stream: "budget")
    func scale() -> Double { 1 + random.uniform(in: -size...size) }
    return beats.map { beat in
      beat.map { discs in
        SimpsonDiscs(diameters: discs.diameters.map { $0 * scale() }, length: discs.length * scale())
      }
    }
  }

  /// The reference with one frame replaced.
  private func replaced(_ view: EFView, _ phase: EFPhase, _ change: (SimpsonDiscs) -> SimpsonDiscs)
    -> [ViewBeat<SimpsonDiscs>]
  {
    Self.reference.map { beat in
      guard beat.view == view else { return beat }
      return phase == .ed
        ? ViewBeat(view: view, ed: change(beat.ed), es: beat.es)
        : ViewBeat(view: view, ed: beat.ed, es: change(beat.es))
    }
  }

  @Test(arguments: 1...20)
  func addsUp(_ seed: UInt64) throws {
    let atReference = disturbed(Self.reference, 0.15, seed: seed)
    let automatic = disturbed(atReference, 0.05, seed: seed + 100)
    for budget in [
      try ErrorBudget(reference: Self.reference, automatic: automatic),
      try ErrorBudget(
        reference: Self.reference, automatic: automatic, automaticAtReferenceFrames: atReference),
    ] {
      let expected = try ef(automatic) - ef(Self.reference)
      #expect(abs(budget.error - expected) < 1e-9)
      #expect(abs(budget.points() - budget.error) < 1e-9)
      #expect(abs(EFPhase.allCases.reduce(0) { $0 + budget.points(phase: $1) } - budget.error) < 1e-9)
      #expect(abs(EFView.allCases.reduce(0) { $0 + budget.points(view: $1) } - budget.error) < 1e-9)
      #expect(
        abs(ErrorBudget.Cause.allCases.reduce(0) { $0 + budget.points(cause: $1) } - budget.error) < 1e-9)
    }
  }

  private func ef(_ beats: [ViewBeat<SimpsonDiscs>]) throws -> Double {
    try EjectionFraction(
      edv: biplaneVolume(a2c: beats[0].ed, a4c: beats[1].ed),
      esv: biplaneVolume(a2c: beats[0].es, a4c: beats[1].es)
    ).percent
  }

  /// Only the width of A4C at ES is wrong: all of the error is found there.
  @Test(arguments: EFView.allCases, EFPhase.allCases)
  func findsAPlantedWidth(_ view: EFView, _ phase: EFPhase) throws {
    let automatic = replaced(view, phase) {
      SimpsonDiscs(diameters: $0.diameters.map { $0 * 1.1 }, length: $0.length)
    }
    let budget = try ErrorBudget(reference: Self.reference, automatic: automatic)
    let planted = ErrorBudget.Factor(view: view, phase: phase, cause: .width)
    #expect(abs(budget.error) > 2)
    #expect(abs(budget.points(planted) - budget.error) < 1e-9)
    for share in budget.shares where share.factor != planted { #expect(abs(share.points) < 1e-12) }
    #expect(budget.shares.count == 8)
  }

  /// A longer axis in one view counts; a shorter one is hidden by the other view.
  @Test func findsAPlantedLength() throws {
    let longer = try ErrorBudget(
      reference: Self.reference,
      automatic: replaced(.a2c, .ed) { SimpsonDiscs(diameters: $0.diameters, length: $0.length * 1.1) })
    #expect(longer.error > 2)
    #expect(
      abs(longer.points(.init(view: .a2c, phase: .ed, cause: .length)) - longer.error) < 1e-9)
    let shorter = try ErrorBudget(
      reference: Self.reference,
      automatic: replaced(.a2c, .ed) { SimpsonDiscs(diameters: $0.diameters, length: $0.length * 0.9) })
    #expect(shorter.error == 0)
    #expect(shorter.shares.allSatisfy { abs($0.points) < 1e-12 })
  }

  /// Right contours of the wrong ES frame: all of the error is timing.
  @Test func findsPlantedTiming() throws {
    let late = replaced(.a4c, .es) {
      SimpsonDiscs(diameters: $0.diameters.map { $0 + 1.5 }, length: $0.length + 2)
    }
    let budget = try ErrorBudget(
      reference: Self.reference, automatic: late, automaticAtReferenceFrames: Self.reference)
    #expect(budget.shares.count == 12)
    #expect(budget.error < -2)
    let planted = ErrorBudget.Factor(view: .a4c, phase: .es, cause: .timing)
    #expect(abs(budget.points(planted) - budget.error) < 1e-9)
    #expect(budget.points(cause: .width) == 0 && budget.points(cause: .length) == 0)
  }

  /// Mirror images: reference and automatic swapped turn every sign.
  @Test func swapping() throws {
    let automatic = disturbed(Self.reference, 0.1, seed: 5)
    let there = try ErrorBudget(reference: Self.reference, automatic: automatic)
    let back = try ErrorBudget(reference: automatic, automatic: Self.reference)
    for (one, other) in zip(there.shares, back.shares) {
      #expect(one.factor == other.factor)
      #expect(abs(one.points + other.points) < 1e-9)
    }
    let none = try ErrorBudget(reference: automatic, automatic: automatic)
    #expect(none.error == 0 && none.shares.allSatisfy { $0.points == 0 })
  }

  @Test func singleViewAndFailures() throws {
    let a4c = [Self.reference[1]]
    let automatic = [disturbed(Self.reference, 0.1, seed: 9)[1]]
    let budget = try ErrorBudget(reference: a4c, automatic: automatic)
    #expect(budget.shares.count == 4)
    #expect(abs(budget.points() - budget.error) < 1e-9)
    #expect(throws: EFFailure.viewMissing(.a2c)) {
      try ErrorBudget(reference: Self.reference, automatic: automatic)
    }
    let flat = replaced(.a2c, .ed) { SimpsonDiscs(diameters: $0.diameters.map { _ in 0 }, length: 80) }
    #expect(throws: EFFailure.implausibleVolume(phase: .ed, volume: 0)) {
      try ErrorBudget(reference: Self.reference, automatic: flat)
    }
    let copy = try JSONDecoder().decode(ErrorBudget.self, from: JSONEncoder().encode(budget))
    #expect(copy == budget)
  }

  /// Over many exams the means add up to the bias, and the parts of the variance to 1.
  @Test func summaries() throws {
    let budgets = try (1...40).map {
      try ErrorBudget(reference: Self.reference, automatic: disturbed(Self.reference, 0.1, seed: $0))
    }
    let summary = try ErrorBudgetSummary(budgets)
    #expect(summary.rows.count == 8)
    #expect(abs(summary.rows.reduce(0) { $0 + $1.points.mean } - summary.error.mean) < 1e-9)
    #expect(abs(summary.rows.reduce(0) { $0 + ($1.varianceShare ?? 0) } - 1) < 1e-9)
    let mean = ErrorBudget(mean: budgets)
    #expect(abs(mean.error - summary.error.mean) < 1e-9)
    #expect(abs(mean.points() - mean.error) < 1e-9)
    let one = try ErrorBudgetSummary([budgets[0]])
    #expect(one.rows.allSatisfy { $0.varianceShare == nil })
    #expect(throws: SummaryError.empty) { try ErrorBudgetSummary([]) }
  }
}
