internal import ApicalMetrics
internal import ApicalReport

extension QualityStudy {
  /// A few lines for the terminal.
  public var text: String {
    var lines = [
      "\(generated) generated against \(reference) reference frames, \(dimension) features of \(network)",
      "  Fréchet distance  \(Self.frechet(distances))    halves of the reference: \(Self.frechet(halves))",
      "  kernel distance   \(Self.kernel(distances))    halves of the reference: \(Self.kernel(halves))",
    ]
    if let result = precisionRecall {
      lines.append("  precision \(Self.share(result.precision)), recall \(Self.share(result.recall)) (k = 3)")
    }
    if let result = densityCoverage {
      lines.append("  density \(Self.share(result.density)), coverage \(Self.share(result.coverage)) (k = 5)")
    }
    return (lines + warnings.map { "  Note: \($0)" }).joined(separator: "\n")
  }

  /// What makes the Fréchet distance less trustworthy than its digits.
  package var warnings: [String] { (distances.frechet?.warnings ?? []).map(\.description) }

  private static func frechet(_ distances: Distances) -> String {
    distances.frechet.map { NumberFormat(digits: 3).string($0.value) } ?? "–"
  }

  private static func kernel(_ distances: Distances) -> String {
    guard let kernel = distances.kernel else { return "–" }
    let format = NumberFormat(digits: 4)
    return "\(format.string(kernel.value)) ± \(format.string(kernel.standardError)) (SE)"
  }

  private static func share(_ value: Double) -> String { NumberFormat(digits: 3).string(value) }
}
