package import ApicalMetrics
internal import GRDB

/// Every row that one exam adds to the store, written in one transaction.
package struct ExamResult: Sendable, Equatable {
  package var exam: ExamRow
  package var views: [ViewRow] = []
  package var recordings: [RecordingRow] = []
  package var timings: [TimingRow] = []
  package var cineFrames: [CineFrameRow] = []
  package var frames: [FrameRow] = []
  package var masks: [MaskRow] = []
  package var ventricles: [VentricleRow] = []
  package var metrics: [FrameMetricRow] = []
  package var volumes: [ExamEFRow] = []
  package var failures: [FailureRow] = []
  /// Where the LV lies, by source.
  package var occupancies: [String: OccupancyMap] = [:]
  package var measures = ExamMeasureRows()
}

/// What contours say beyond EF, of every source.
package struct ExamMeasureRows: Sendable, Equatable {
  package var conventions: [ConventionRow] = []
  package var beats: [BeatMeasureRow] = []
  package var summaries: [ExamMeasureRow] = []
  package var budgets: [ErrorBudgetRow] = []
  package var shares: [ErrorShareRow] = []

  /// Budgets go before their shares, which refer to them.
  func insert(into database: Database) throws {
    for row in conventions { try row.insert(database) }
    for row in beats { try row.insert(database) }
    for row in summaries { try row.insert(database) }
    for row in budgets { try row.insert(database) }
    for row in shares { try row.insert(database) }
  }
}

extension Store {
  /// Adds one exam with all its rows, or nothing.
  package func insert(_ result: ExamResult) throws(StoreError) {
    try write { database in
      try result.exam.insert(database)
      for row in result.views { try row.insert(database) }
      for row in result.recordings { try row.insert(database) }
      for row in result.timings { try row.insert(database) }
      for row in result.cineFrames { try row.insert(database) }
      for row in result.frames { try row.insert(database) }
      for row in result.masks { try row.insert(database) }
      for row in result.ventricles { try row.insert(database) }
      for row in result.metrics { try row.insert(database) }
      for row in result.volumes { try row.insert(database) }
      for row in result.failures { try row.insert(database) }
      for (source, map) in result.occupancies.sorted(by: { $0.key < $1.key }) {
        try OccupancyRow(exam: result.exam.id, source: source, map)?.insert(database)
      }
      try result.measures.insert(into: database)
    }
  }
}
