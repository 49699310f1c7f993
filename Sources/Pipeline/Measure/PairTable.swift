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
  /// - Throws: ``PairTableError`` where the file cannot be written, before anything is measured.
  public init(_ run: MeasureRun, at target: URL) throws {
    self.run = run
    self.target = target
    partial = target.appendingPathExtension("partial")
    var isFolder: ObjCBool = false
    if unsafe FileManager.default.fileExists(atPath: target.path, isDirectory: &isFolder), isFolder.boolValue
    {
      throw PairTableError(path: target.path, problem: "it is a folder. Name a file in it.")
    }
    do {
      try Data().write(to: partial)
      file = try FileHandle(forWritingTo: partial)
    } catch { throw PairTableError(path: target.path, error) }
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
    do { try file.close() } catch { throw PairTableError(path: target.path, error) }
    guard unsafe rename(partial.path, target.path) == 0 else {
      throw PairTableError(path: target.path, problem: PairTableError.words(errno) + ".")
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
    let line = cells.flatMap(\.fields).joined(separator: ",") + "\r\n"
    do { try file.write(contentsOf: Data(line.utf8)) } catch {
      throw PairTableError(path: target.path, error)
    }
  }
}

/// Why the table of pairs could not be written.
public struct PairTableError: Error, Equatable, CustomStringConvertible {
  /// The file asked for.
  public let path: String
  /// What is wrong and what to do.
  public let problem: String

  /// The file and the problem.
  public var description: String { "\(path) cannot be written: \(problem)" }

  init(path: String, problem: String) {
    self.path = path
    self.problem = problem
  }

  /// The system's own words for what went wrong with a file.
  init(path: String, _ error: any Error) {
    let cause = (error as NSError).userInfo[NSUnderlyingErrorKey] as? any Error ?? error
    let system = cause as NSError
    let words =
      system.domain == NSPOSIXErrorDomain
      ? Self.words(Int32(system.code)) : cause.localizedDescription
    self.init(path: path, problem: "\(words). Check its folder, the rights and the room on the disk.")
  }

  fileprivate static func words(_ code: Int32) -> String { unsafe String(cString: strerror(code)) }
}
