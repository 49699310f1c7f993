public import ApicalStats

/// A numbered table.
public struct Table: Sendable, Equatable {
  /// One column.
  public struct Column: Sendable, Equatable {
    /// Where its cells stand.
    public enum Alignment: String, Sendable, Codable {
      /// Words.
      case leading
      /// Numbers.
      case trailing
    }

    /// Heading.
    public var title: String
    /// Unit, printed behind the heading; empty for none.
    public var unit: String
    /// Where its cells stand.
    public var alignment: Alignment

    /// One column.
    public init(_ title: String, unit: String = "", alignment: Alignment = .leading) {
      self.title = title
      self.unit = unit
      self.alignment = alignment
    }

    /// A column of numbers.
    public static func number(_ title: String, unit: String = "") -> Column {
      Column(title, unit: unit, alignment: .trailing)
    }

    /// Title and unit as printed: "HD (mm)".
    public var heading: String { unit.isEmpty ? title : "\(title) (\(unit))" }
  }

  /// One row.
  public struct Row: Sendable, Equatable {
    /// One for each column.
    public var cells: [Cell]
    /// True to set the row off: totals.
    public var isEmphasised: Bool

    /// One row.
    public init(_ cells: [Cell], isEmphasised: Bool = false) {
      self.cells = cells
      self.isEmphasised = isEmphasised
    }
  }

  /// File stem, unique in a document: letters, digits and hyphens.
  public var name: String
  /// Caption.
  public var title: String
  /// Left to right.
  public var columns: [Column]
  /// Top to bottom.
  public var rows: [Row]
  /// Lines under the table.
  public var notes: [String]

  /// A table; characters of the name other than letters, digits and hyphens become hyphens.
  ///
  /// - Precondition: Every row has one cell for each column.
  public init(name: String, title: String, columns: [Column], rows: [Row], notes: [String] = []) {
    precondition(
      rows.allSatisfy { $0.cells.count == columns.count },
      "a row has one cell for each of \(columns.count) columns")
    self.name = name.asIdentifier
    self.title = title
    self.columns = columns
    self.rows = rows
    self.notes = notes
  }
}

/// The content of one cell; numbers keep their full precision for CSV.
public enum Cell: Sendable, Equatable, ExpressibleByStringLiteral {
  /// Words.
  case text(String)
  /// A number with the digits to print.
  case number(Double, digits: Int)
  /// A count.
  case count(Int)
  /// "−1.2 (−2.0 to −0.4)"; three columns in CSV.
  case estimate(Estimate, digits: Int)
  /// A value with an interval that is not an ``Estimate``; three columns in CSV.
  case interval(Double, ClosedRange<Double>, digits: Int)
  /// A probability under a null hypothesis: "0.034", "< 0.001".
  case pValue(Double)
  /// No value; printed as an en dash, empty in CSV.
  case missing

  /// Words.
  public init(stringLiteral value: String) { self = .text(value) }

  /// As printed in a report.
  public var text: String {
    switch self {
    case .text(let text): text
    case .number(let value, let digits): NumberFormat(digits: digits).string(value)
    case .count(let value): NumberFormat.count(value)
    case .estimate(let estimate, let digits):
      NumberFormat(digits: digits).string(estimate.value, estimate.interval)
    case .interval(let value, let interval, let digits): NumberFormat(digits: digits).string(value, interval)
    case .pValue(let value): NumberFormat.pValue(value)
    case .missing: "–"
    }
  }
}
