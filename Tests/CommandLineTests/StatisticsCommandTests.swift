import Foundation
import TestSupport
import Testing

@Suite struct StatisticsCommandTests {
  /// Row B07: methods A and B of Giavarina, Biochemia Medica 2015;25:141–151, table 1.
  private static let giavarina = [
    (1, 8), (5, 16), (10, 30), (20, 24), (50, 39), (40, 54), (50, 40), (60, 68), (70, 72), (80, 62),
    (90, 122),
    (100, 80), (150, 181), (200, 259), (250, 275), (300, 380), (350, 320), (400, 434), (450, 479), (500, 587),
    (550, 626), (600, 648), (650, 738), (700, 766), (750, 793), (800, 851), (850, 871), (900, 957),
    (950, 1001),
    (1000, 960),
  ]

  private let folder: TemporaryFolder
  private let file: String

  init() throws {
    folder = try TemporaryFolder()
    let rows = Self.giavarina.enumerated().map {
      "\($1.0),\($1.1),\($0 % 2 == 0 ? "even" : "\"odd, or so\"")"
    }
    try ("A,B,group\n" + rows.joined(separator: "\n")).write(
      to: folder.file("ab.csv"), atomically: true, encoding: .utf8)
    file = folder.file("ab.csv").path
  }

  private func json(_ arguments: [String]) throws -> [String: Any] {
    let result = try Program.run(arguments + ["--json"])
    #expect(result.status == 0, "\(result.errors)")
    return try #require(JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
  }

  private func number(_ object: [String: Any], _ path: String) throws -> Double {
    var value: Any = object
    for key in path.split(separator: ".") {
      value = try #require((value as? [String: Any])?[String(key)], "\(path)")
    }
    return try #require(value as? Double, "\(path)")
  }

  private func expect(_ object: [String: Any], _ values: [(String, Double)], within tolerance: Double) throws
  {
    for (path, value) in values { #expect(abs(try number(object, path) - value) <= tolerance, "\(path)") }
  }

  private var agree: [String] { ["agree", file, "--reference", "B", "--measured", "A"] }

  /// The paper and R 4.2.2 (mean, sd, qt) to 1e-5; the key of every number that a script may read.
  @Test func agreeAnswersGiavarina() throws {
    let all = try json(agree)
    try expect(
      all,
      [
        ("bias.estimate", -27.166667), ("sd", 34.805948), ("loaLower.estimate", -95.386325),
        ("loaUpper.estimate", 41.052992), ("bias.lower", -40.163421), ("bias.upper", -14.169912),
        ("loaUpper.lower", 18.541952), ("loaUpper.upper", 63.564031), ("loaLower.lower", -117.897364),
        ("loaLower.upper", -72.875286), ("n", 30),
      ], within: 1e-5)
    #expect(all["ciMethod"] as? String == "blandAltman")
    for path in [
      "rmsd", "mae", "pearson.estimate", "ccc.estimate", "ccc.lower", "ccc.upper", "icc21.estimate",
      "icc21.lower", "icc21.upper", "proportionalBias.slope", "proportionalBias.lower",
      "proportionalBias.upper", "proportionalBias.pValue", "normality.statistic", "normality.pValue",
    ] { _ = try number(all, path) }
  }

  @Test func agreeComparesGroups() throws {
    let groups = try json(agree + ["--by", "group"])
    #expect(try number(groups, "groups.even.n") == 15)
    #expect(((groups["groups"] as? [String: Any])?["odd, or so"] as? [String: Any])?["sd"] is Double)
    #expect(groups["comparison"] is [String: Any])
  }

  @Test func agreeDrawsAndSaysWhere() throws {
    let plot = folder.file("plot.svg").path
    let result = try Program.run(agree + ["--plot", plot])
    #expect(result.status == 0 && result.errors.contains(plot))
    #expect(try String(contentsOfFile: plot, encoding: .utf8).contains("<svg"))
    let nowhere = folder.file("none/plot.png").path
    let failed = try Program.run(agree + ["--plot", nowhere])
    #expect(failed.status == 1 && failed.errors.contains(nowhere))
  }

  @Test func wrongCallsNameTheOption() throws {
    for (arguments, words) in [
      (["--confidence", "95"], "--confidence"), (["--multiplier", "0"], "--multiplier"),
      (["--multiplier=-1"], "--multiplier"), (["--coverage", "1"], "--coverage"), (["--ci", "none"], "--ci"),
      (["--resamples", "1"], "--resamples"), (["--acceptable=-1"], "--acceptable"),
      (["--plot", "x.gif"], "x.gif"),
      (["--design", "varying"], "--subject"), (["--by", "A"], "--by"),
      (["--coverage", "0.9", "--multiplier", "2"], "--multiplier"),
    ] {
      let result = try Program.run(agree + arguments)
      #expect(result.status == 64 && result.errors.contains(words), "\(arguments) \(result.errors)")
      #expect(result.output.isEmpty)
    }
    let same = try Program.run(["agree", file, "--reference", "A", "--measured", "A"])
    #expect(same.status == 64 && same.errors.contains("both name the column 'A'"))
    for arguments in [
      ["test", "wilcoxon", file, "--x", "A", "--y", "A"],
      ["test", "ttest", file, "--x", "A", "--confidence", "2"],
      ["test", "binomial", "--successes", "3", "--trials", "2"],
      ["regress", file, "--reference", "B", "--measured", "B"],
      ["regress", file, "--reference", "B", "--measured", "A", "--error-ratio", "0"],
      ["samplesize", "limits", "--bias", "0", "--sd", "1", "--bound", "3", "--n", "2"],
    ] { #expect(try Program.run(arguments).status == 64, "\(arguments)") }
  }

  @Test(arguments: [
    (["limits", "--bias", "0", "--sd", "0", "--bound", "3"], "--sd"),
    (["limits", "--bias", "0", "--sd", "1", "--bound", "3", "--power", "80"], "--power"),
    (["limits", "--bias", "0", "--sd", "1", "--bound", "3", "--coverage", "1"], "--coverage"),
    (["agreement", "--bias", "0", "--sd", "1", "--bound=-3"], "--bound"),
    (["agreement", "--bias", "0", "--sd", "1", "--bound", "3", "--level", "5"], "--level"),
    (["precision", "--sd", "1", "--half-width", "0"], "--half-width"),
    (["precision", "--sd", "1", "--half-width", "3", "--assurance", "90"], "--assurance"),
  ])
  func wrongPlansNameTheOption(_ arguments: [String], _ option: String) throws {
    let result = try Program.run(["samplesize"] + arguments)
    #expect(result.status == 64 && result.errors.contains("\(option) "), "\(result.errors)")
    #expect(result.output.isEmpty)
  }

  @Test func wrongFilesAndColumnsAreNamed() throws {
    let column = try Program.run(["agree", file, "--reference", "B", "--measured", "a"])
    #expect(column.status == 1 && column.output.isEmpty)
    #expect(column.errors.contains("ab.csv has no column 'a'. Did you mean 'A'"))
    #expect(column.errors.contains("A, B, group"))
    let absent = try Program.run([
      "regress", folder.file("c.csv").path, "--reference", "B", "--measured", "A",
    ])
    #expect(absent.status == 1 && absent.errors.contains("no such file"))
    let directory = try Program.run(["test", "wilcoxon", folder.url.path, "--x", "A"])
    #expect(directory.status == 1 && directory.errors.contains("it is a folder"))
    let short = folder.file("short.csv")
    try "A,B\n1,2\n3,NA\n".write(to: short, atomically: true, encoding: .utf8)
    let few = try Program.run(["agree", short.path, "--reference", "B", "--measured", "A"])
    #expect(few.status == 1 && few.errors.contains("short.csv: rows with both values: 1, needed: 3"))
  }

  /// R 4.2.2: wilcox.test(A, B, paired = TRUE); t.test(A, B, paired = TRUE); binom.test(86, 135, alternative = "greater").
  @Test func testsAnswer() throws {
    let wilcoxon = try json(["test", "wilcoxon", file, "--x", "A", "--y", "B"])
    for key in [
      "statistic", "pValue", "n", "hodgesLehmann.estimate", "hodgesLehmann.lower", "hodgesLehmann.upper",
    ] {
      _ = try number(wilcoxon, key)
    }
    #expect(wilcoxon["method"] is String)
    try expect(
      try json(["test", "ttest", file, "--x", "A", "--y", "B"]), [("mean.estimate", -27.166667)], within: 1e-6
    )
    let binomial = ["test", "binomial", "--successes", "86", "--trials", "135", "--alternative", "greater"]
    try expect(
      try json(binomial),
      [
        ("estimate", 86.0 / 135), ("pValue", 0.00091889555), ("clopperPearson.lower", 0.549913),
        ("clopperPearson.upper", 0.718007), ("wilson.lower", 0.553172), ("wilson.upper", 0.713319),
      ], within: 1e-6)
    #expect(try Program.run(binomial).output.contains("one-sided: proportion is greater than 0.5"))
  }

  /// p that no double tells from 0 is a bound, never 0 and never the smallest double.
  @Test func anImpossibleCountHasABoundForItsP() throws {
    let result = try Program.run([
      "test", "binomial", "--successes", "999", "--trials", "1000", "--p", "0.0001",
    ])
    #expect(result.output.contains("p <1e-300"))
  }

  /// Rows B27 and B30 (Shieh 2019; Lu 2016 as printed), and a line through the table.
  @Test func regressesAndPlans() throws {
    let line = try json(["regress", file, "--reference", "B", "--measured", "A"])
    for key in ["slope.estimate", "slope.lower", "slope.upper", "intercept.estimate", "n"] {
      _ = try number(line, key)
    }
    let limits = ["--bias", "0.001167", "--sd", "0.001129", "--bound", "0.004"]
    #expect(try Program.run(["samplesize", "limits"] + limits).output.hasPrefix("n = 83;"))
    let agreement = ["--bias", "0.011", "--sd", "0.044", "--bound", "0.1", "--coverage", "0.8"]
    #expect(try Program.run(["samplesize", "agreement"] + agreement).output.hasPrefix("n = 14;"))
  }
}
