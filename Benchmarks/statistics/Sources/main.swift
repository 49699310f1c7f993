import ApicalStats

// Times the tests of one sample on one core. Lines "name<TAB>seconds<TAB>value", which Benchmarks/statistics/run
// compares with those of scipy_side.py.

let unit = ClinicalUnit.percentagePoints

func row(_ name: String, _ work: () throws -> Double) rethrows {
  let value = try work()
  print(name, try medianSeconds(work), value, separator: "\t")
}

func signedRank(_ count: Int, _ method: RankTestMethod) throws -> Double {
  try SignedRankTest(differences: Samples.wave(count), unit: unit, method: method).test.pValue
}

try row("Wilcoxon exact, n = 50") { try signedRank(50, .exact) }
try row("Wilcoxon exact, n = 500") { try signedRank(500, .exact) }
try row("Wilcoxon exact, n = 2000") { try signedRank(2000, .exact) }
try row("Wilcoxon approximate, n = 100000 *") { try signedRank(100_000, .approximate) }

let (first, second) = (Samples.wave(50, shift: 2), Samples.wave(90).suffix(50))
try row("Mann–Whitney exact, 50 + 50") {
  try MannWhitneyTest(first: first, second: Array(second), unit: unit, method: .exact).test.pValue
}

let exams = Samples.wave(1872)
try row("BCa of the upper LoA, n = 1872, 10 000 resamples") {
  try Bootstrap().momentEstimate(exams, statistic: { $0.mean + 1.96 * $0.standardDeviation }, unit: unit)
    .upper
}
