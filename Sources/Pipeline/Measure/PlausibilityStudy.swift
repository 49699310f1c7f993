public import ApicalCohort
public import ApicalImaging
public import ApicalMetrics
internal import ApicalParallel
public import ApicalReport
internal import ApicalStats
internal import Foundation

/// Anatomical plausibility of every mask of a collection.
public struct PlausibilityStudy: Sendable {
  /// One mask.
  public struct Entry: Sendable, Equatable, Codable {
    /// Its name.
    public let mask: String
    /// What was found.
    public let result: Plausibility
  }

  /// The limits applied.
  public let criteria: [PlausibilityCriterion]
  /// Masks measured, in their order.
  public let entries: [Entry]
  /// Masks that could not be measured, and why.
  public let failures: [String]

  /// Measures every mask, on all cores.
  ///
  /// - Parameters:
  ///   - collection: The masks.
  ///   - criteria: The limits.
  ///   - spacing: Replaces the scale of the files; nil to use theirs.
  ///   - progress: Called with the number of masks done and of all.
  public init(
    _ collection: MaskCollection, criteria: [PlausibilityCriterion], spacing: Spacing? = nil,
    progress: (Int, Int) -> Void = { _, _ in }
  ) {
    var entries: [Entry] = []
    var failures: [String] = []
    var done = 0
    for group in collection.masks.chunked(by: 64) {
      for outcome in group.mapSideBySide({ Self.measure($0, criteria, spacing) }) {
        switch outcome {
        case .success(let entry): entries.append(entry)
        case .failure(let failure): failures.append(failure.description)
        }
      }
      done += group.count
      progress(done, collection.masks.count)
    }
    self.criteria = criteria
    self.entries = entries
    self.failures = failures
  }

  private struct Failure: Error { let description: String }

  private static func measure(
    _ mask: MaskFile, _ criteria: [PlausibilityCriterion], _ spacing: Spacing?
  ) -> Result<Entry, Failure> {
    do {
      var map = try mask.read()
      if let spacing { map.spacing = spacing }
      return .success(Entry(mask: mask.path, result: try Plausibility(map, criteria: criteria)))
    } catch let error as MetricError {
      return .failure(Failure(description: "\(mask.url.path): \(error)"))
    } catch { return .failure(Failure(description: "\(error)")) }
  }

  /// One criterion over all masks.
  public struct Tally: Sendable, Equatable, Codable {
    /// The limit.
    public let criterion: PlausibilityCriterion
    /// Masks that break it, that keep it, and that have no value.
    public let broken, kept, undecided: Int
  }

  /// How often each criterion is broken.
  public var tallies: [Tally] {
    criteria.indices.map { index in
      let kept = entries.map { $0.result.outcomes[index].isKept }
      return Tally(
        criterion: criteria[index], broken: kept.count { $0 == false }, kept: kept.count { $0 == true },
        undecided: kept.count { $0 == nil })
    }
  }

  /// One row a mask: the criteria that it breaks, then every measure.
  public var table: Table {
    let measures = PlausibilityMeasure.allCases
    return Table(
      name: "plausibility", title: "Plausibility of masks",
      columns: [Table.Column("mask"), .number("broken"), Table.Column("criteria")]
        + measures.map { Table.Column.number($0.rawValue, unit: $0.unit.symbol) },
      rows: entries.map { entry in
        let broken = entry.result.violations.map(\.criterion.measure.rawValue)
        return Table.Row(
          [.text(entry.mask), .count(broken.count), .text(broken.joined(separator: " "))]
            + measures.map { measure in
              measure.value(in: entry.result.findings).map { .number($0, digits: 3) } ?? .missing
            })
      })
  }

  /// The tallies and the masks that break a criterion, for the terminal.
  public var text: String {
    let flawed = entries.filter { !$0.result.violations.isEmpty }
    var lines = ["\(NumberFormat.proportion(flawed.count, of: entries.count)) masks break a criterion"]
    let width = criteria.map(\.text.count).max() ?? 0
    lines += tallies.map { tally in
      let name = tally.criterion.text.padding(to: width)
      let isUnknown = tally.criterion.measure == .lvSectorEdge && tally.undecided == entries.count
      if isUnknown { return "  \(name)  not checked: masks alone do not show the sector" }
      let rest = tally.undecided > 0 ? "  no value in \(tally.undecided)" : ""
      return "  \(name)  \(tally.broken) broken\(rest)"
    }
    lines += flawed.prefix(20).map { entry in
      "\(entry.mask): \(entry.result.violations.map(\.criterion.measure.rawValue).joined(separator: ", "))"
    }
    if flawed.count > 20 { lines.append("… and \(flawed.count - 20) more; --csv lists all") }
    return lines.joined(separator: "\n")
  }
}

extension String {
  fileprivate func padding(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }
}
