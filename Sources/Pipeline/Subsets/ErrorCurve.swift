import ApicalStats

/// How an error depends on how the exam was acquired: a smooth curve with its band, and the points behind it.
struct ErrorCurve: Sendable {
  /// What the error is plotted against.
  enum Variable: String, Sendable, CaseIterable, Codable {
    case depth, angle

    var title: String { self == .depth ? "Imaging depth" : "Sector angle" }
    var unit: ClinicalUnit { self == .depth ? .millimetres : .degrees }

    /// Angles crowd at what scanners offer, and a line through a crowd runs away beside it: they get a local mean, over
    /// ``leastAngle`` on either side at least.
    var smoother: LocalPolynomial {
      get throws(ComparisonError) {
        self == .depth
          ? try LocalPolynomial(degree: 1) : try LocalPolynomial(degree: 0, leastWidth: Self.leastAngle)
      }
    }

    /// Degrees.
    static let leastAngle = 15.0
  }

  /// What error.
  enum Measure: String, Sendable, CaseIterable, Codable {
    /// LV Hausdorff distance of a frame, mm.
    case hausdorff
    /// |automatic − reference EF| of an exam, points.
    case absoluteError

    var title: String { self == .hausdorff ? "LV HD" : "|EF error|" }
    var unit: ClinicalUnit { self == .hausdorff ? .millimetres : .percentagePoints }
    /// What has one such error.
    var item: String { self == .hausdorff ? "frame" : "exam" }
  }

  /// One frame or exam.
  struct Point: Sendable, Codable, Equatable {
    let id, exam: String
    let x, y: Double
  }

  let model: String
  let variable: Variable
  let measure: Measure
  let points: [Point]
  /// nil for too few points.
  let curve: SmoothCurve?

  /// Enough for the quantiles of a band of 99 %.
  static let resamples = 1000
  static let places = 33

  /// Every model, variable and measure.
  static func all(_ results: StudyResults) -> [ErrorCurve] {
    Measure.allCases.flatMap { measure in
      Variable.allCases.flatMap { variable in results.perModel.map { ErrorCurve($0, variable, measure) } }
    }
  }

  init(_ results: StudyResults, _ variable: Variable, _ measure: Measure) {
    model = results.model.id
    self.variable = variable
    self.measure = measure
    let points = Self.points(results, variable, measure)
    self.points = points
    // Of many points fewer resamples give as smooth a band.
    let resamples = points.count > 2000 ? Self.resamples / 4 : Self.resamples
    let curve = try? SmoothCurve(
      x: points.map(\.x), y: points.map(\.y), subject: points.map(\.exam), places: Self.places,
      smoother: variable.smoother, confidence: results.study.agreement.confidence,
      bootstrap: Bootstrap(resamples: resamples, seed: results.study.seed))
    self.curve = curve?.atLeast(0)
  }

  private static func points(_ results: StudyResults, _ variable: Variable, _ measure: Measure) -> [Point] {
    func value(_ frame: FrameRow) -> Double? { variable == .depth ? frame.depth : frame.angle }
    switch measure {
    case .hausdorff:
      return results.exams.flatMap { exam in
        let frames = Dictionary(exam.frames.map { ($0.id, $0) }) { first, _ in first }
        return exam.metrics.filter { $0.label == "LV" }.compactMap { metric -> Point? in
          guard let x = frames[metric.frame].flatMap(value), let y = metric.hausdorff else { return nil }
          return Point(id: metric.frame, exam: exam.row.id, x: x, y: y)
        }
      }
    case .absoluteError:
      return results.exams.compactMap { exam in
        guard let pair = exam.pair, let x = results.study.range.deciding(exam.frames.map(value)) else {
          return nil
        }
        return Point(id: exam.row.id, exam: exam.row.id, x: x, y: abs(pair.automatic - pair.reference))
      }
    }
  }
}
