internal import ApicalMetrics
internal import ApicalReport
public import Foundation

/// The CSV file of `apical metrics`: a row a pair and structure, written while measuring.
///
/// Pairs without prediction and pairs that failed have their rows too, with the outcome in place of the numbers.
public final class PairTable {
  private let run: MeasureRun
  private let target, partial: URL
  private let file: FileHandle

  /// Starts the file under a passing name; ``close()`` gives it its own.
  ///
  /// - Throws: Where the folder cannot be written.
  public init(_ run: MeasureRun, at target: URL) throws {
    self.run = run
    self.target = target
    partial = target.appendingPathExtension("partial")
    try Data().write(to: partial)
    file = try FileHandle(forWritingTo: partial)
    let measures = run.options.measures.map(\.rawValue)
    try write(
      ["pair", "exam", "patient", "label", "outcome"].map { .text($0) } + measures.map { .text($0) }
        + ["distance_unit", "policy", "reference", "prediction", "problem"].map { .text($0) })
  }

  /// Adds the rows of one pair.
  public func add(_ result: Result<PairMeasurement, PairError>) throws {
    switch result {
    case .success(let pair):
      for (region, score) in zip(run.regions, pair.scores) { try add(pair, region, score) }
    case .failure(let error):
      let blanks = [Cell](repeating: .missing, count: run.options.measures.count + 1)
      try write(
        [.text(error.name), .missing, .missing, .missing, "failed"] + blanks
          + [
            .text(run.options.policy.rawValue), .text(error.files[0]),
            error.files.count > 1 ? .text(error.files[1]) : .missing, .text(error.problem),
          ])
    }
  }

  /// Puts the finished file in its place.
  public func close() throws {
    try file.close()
    guard unsafe rename(partial.path, target.path) == 0 else {
      throw CocoaError(.fileWriteUnknown, userInfo: [NSFilePathErrorKey: target.path])
    }
  }

  private func add(_ pair: PairMeasurement, _ region: Region, _ score: PairMeasurement.Score) throws {
    try write(
      [
        .text(pair.name), .text(pair.exam), .text(pair.patient), .text(region.name),
        .text(score.outcome.rawValue),
      ] + score.values.map { $0.map { .number($0, digits: 6) } ?? .missing } + [
        .text(pair.isInPixels ? "pixels" : "mm"), .text(run.options.policy.rawValue), .text(pair.reference),
        pair.prediction.map { .text($0) } ?? .missing, .missing,
      ])
  }

  private func write(_ cells: [Cell]) throws {
    try file.write(contentsOf: Data((cells.flatMap(\.fields).joined(separator: ",") + "\r\n").utf8))
  }
}
