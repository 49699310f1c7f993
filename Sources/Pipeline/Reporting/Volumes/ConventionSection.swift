import ApicalEF
import ApicalReport
import ApicalStats
import Foundation

/// How much EF depends on the convention by which the same contours become volumes.
struct ConventionSection {
  let measures: EFMeasures

  init(_ measures: EFMeasures) { self.measures = measures }

  func section() throws -> Section? {
    let kinds = conventions
    guard !kinds.isEmpty else { return nil }
    return Section(
      "EF by convention", name: "conventions",
      blocks: [.paragraph(introduction)] + measures.sources.map { .table(table($0, kinds)) }
        + [.figure(try figure(kinds))])
  }

  private var introduction: String {
    """
    Two EFs of the same ventricle differ by the convention alone. Here the contours of each source go through the \
    study's own convention and through departures from it, one at a time; differences are departure − study's \
    convention, exam by exam, each a mean over the exam's pairs of beats. Every beat with contours counts, also one \
    whose EF the study refuses as implausible.
    """
  }

  /// A convention that is in the store.
  struct Kind {
    let code, name: String
    /// The name without what it shares with the study's own.
    let short: String
    /// The study's own, of every exam that has it.
    let isRecord: Bool
  }

  /// In the order of the library's list, for biplane first.
  private var conventions: [Kind] {
    var seen: Set<String> = []
    let methods: [VolumeMethod] = [.biplane, .singlePlaneA2C, .singlePlaneA4C]
    let known = methods.flatMap { method -> [(convention: EFConvention, short: String)] in
      let record = VolumeConvention(method: method, discCount: measures.study.ef.discs)
      return EFConvention.departures(from: record).map {
        ($0, Self.short($0.displayName, record.displayName))
      }
    }
    return known.filter { seen.insert($0.convention.code).inserted }.compactMap { convention, short in
      let rows = measures.sources.flatMap { $0.byConvention[convention.code] ?? [] }
      guard !rows.isEmpty else { return nil }
      return Kind(
        code: convention.code, name: convention.displayName, short: short,
        isRecord: rows.allSatisfy(\.isRecord))
    }
  }

  /// "shorter axis" of "biplane, 20 discs, shorter axis" beside "biplane, 20 discs".
  private static func short(_ name: String, _ record: String) -> String {
    let shared = Set(record.components(separatedBy: ", "))
    let own = name.components(separatedBy: ", ").filter { !shared.contains($0) }
    return own.isEmpty ? name : own.joined(separator: ", ")
  }

  /// Where a convention is the study's in some exams and a departure in others, the latter count.
  private func rows(_ source: EFMeasures.Source, _ kind: Kind) -> [ConventionRow] {
    (source.byConvention[kind.code] ?? []).filter { kind.isRecord || !$0.isRecord }
  }

  private func table(_ source: EFMeasures.Source, _ kinds: [Kind]) -> Table {
    Table(
      name: "ef-by-convention-\(source.id)", title: "EF by convention: \(source.title)",
      columns: [
        .init("Convention"), .number("n"), .number("Failed"), .number("EF", unit: "%"), .number("SD of EF"),
        .number("Difference (CI)", unit: "points"), .number("SD of difference"), .number("Lower LoA"),
        .number("Upper LoA"),
        .number("EDV", unit: "mL"), .number("ESV", unit: "mL"),
      ],
      rows: kinds.map { row(rows(source, $0), $0) },
      notes: [
        "n: exams with an EF by the convention. EDV and ESV: mean difference. LoA: limits of agreement, mean ± "
          + "\(measures.study.agreement.multiplier.formatted()) SD. The study's convention is set in bold."
      ])
  }

  private func row(_ rows: [ConventionRow], _ kind: Kind) -> Table.Row {
    let ef = try? Summary(rows.compactMap(\.ef))
    let agreement =
      kind.isRecord ? nil : measures.agreement(rows.compactMap(\.efDifference), unit: .percentagePoints)
    func mean(_ values: [Double]) -> Cell {
      kind.isRecord ? .missing : (try? Summary(values)).map { .number($0.mean, digits: 1) } ?? .missing
    }
    func number(_ value: Double?, digits: Int = 1) -> Cell {
      value.map { .number($0, digits: digits) } ?? .missing
    }
    return Table.Row(
      [
        .text(kind.name), .count(ef?.count ?? 0), .count(rows.count { $0.failure != nil }), number(ef?.mean),
        number(ef?.standardDeviation),
        agreement.map { .estimate($0.bias, digits: 2) } ?? mean(rows.compactMap(\.efDifference)),
        number(agreement?.standardDeviation, digits: 2), number(agreement?.lowerLoA.value),
        number(agreement?.upperLoA.value), mean(rows.compactMap(\.edvDifference)),
        mean(rows.compactMap(\.esvDifference)),
      ], isEmphasised: kind.isRecord)
  }

  private func figure(_ kinds: [Kind]) throws -> Figure {
    let departures = kinds.filter { !$0.isRecord }
    let panels = measures.sources.map { source in
      ConventionFigure.Panel(
        title: source.title,
        rows: departures.map { kind in
          let measured = rows(source, kind).filter { $0.efDifference != nil }
          let differences = measured.compactMap(\.efDifference)
          return ConventionFigure.Row(
            label: kind.short, exams: measured.map(\.exam), differences: differences,
            agreement: measures.agreement(differences, unit: .percentagePoints).map { AgreementLines($0) })
        })
    }
    let record = kinds.first { $0.isRecord }?.name ?? "the convention of each exam"
    return try ConventionFigure(
      words: FigureWords(name: "ef-by-convention", title: "EF by convention"), panels: panels, record: record
    ).figure()
  }
}
