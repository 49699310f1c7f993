/// Which depths and sector angles a cohort covers, in cells of a grid.
///
/// A value on the border of two cells lies in the lower one where the range rule takes values above its limit as out of
/// range (>), and in the upper one where the limit itself is out (≥), as in ``CoverageMapFigure``.
struct AcquisitionCoverage {
  /// Width of a cell, mm and degrees; limits of the range rule lie on its borders for the usual ones.
  static let depthStep = 10.0, angleStep = 5.0

  /// One cell that holds an exam.
  struct Cell: Codable, Equatable {
    /// Lower ends, mm and degrees.
    let depth, angle: Double
    /// Exams in it, ids in the cohort's order.
    let exams: [String]
  }

  /// One exam: the values that decide by the range rule.
  struct Point: Codable, Equatable {
    let exam: String
    let depth, angle: Double
    let status: RangeStatus
  }

  let points: [Point]
  /// By depth, then angle.
  let cells: [Cell]
  /// Exams without depth or angle.
  let unknown: Int

  init(_ results: StudyResults) {
    let rule = results.study.range
    let points = results.exams.compactMap { exam -> Point? in
      guard let depth = rule.deciding(exam.frames.map(\.depth)),
        let angle = rule.deciding(exam.frames.map(\.angle))
      else { return nil }
      return Point(exam: exam.row.id, depth: depth, angle: angle, status: exam.status)
    }
    self.points = points
    unknown = results.exams.count - points.count
    let groups = Dictionary(grouping: points) {
      [
        rule.lowerEnd(of: $0.depth, limit: rule.depth, step: Self.depthStep),
        rule.lowerEnd(of: $0.angle, limit: rule.angle, step: Self.angleStep),
      ]
    }
    cells = groups.sorted { ($0.key[0], $0.key[1]) < ($1.key[0], $1.key[1]) }.map { key, points in
      Cell(depth: key[0], angle: key[1], exams: points.map(\.exam))
    }
  }
}

extension RangeRule {
  /// Lower end of the cell that holds a value; the limit lies between two cells.
  fileprivate func lowerEnd(of value: Double, limit: Double, step: Double) -> Double {
    let place = (value - limit) / step
    return limit + (comparison == .greater ? place.rounded(.up) - 1 : place.rounded(.down)) * step
  }
}
