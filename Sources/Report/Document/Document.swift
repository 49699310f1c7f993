/// A report: what is said, in which order; the writers decide how it looks.
public struct Document: Sendable {
  /// One fact about the report itself, such as the study's name or the seed.
  public struct Fact: Sendable, Equatable {
    /// What is stated.
    public let label: String
    /// Its value.
    public let value: String

    /// One fact about the report itself.
    public init(_ label: String, _ value: String) {
      self.label = label
      self.value = value
    }
  }

  /// Title.
  public var title: String
  /// Line under the title; empty for none.
  public var subtitle: String
  /// Facts under the title.
  public var metadata: [Fact]
  /// The body.
  public var sections: [Section]
  /// True to give title, facts and contents a page of their own on paper.
  public var hasTitlePage: Bool
  /// Line at the end of the page, such as how the report was made; empty for none.
  public var footer: String

  /// A report; see the properties.
  public init(
    title: String, subtitle: String = "", metadata: [Fact] = [], sections: [Section] = [],
    hasTitlePage: Bool = false, footer: String = ""
  ) {
    self.title = title
    self.subtitle = subtitle
    self.metadata = metadata
    self.sections = sections
    self.hasTitlePage = hasTitlePage
    self.footer = footer
  }

  /// Every figure in the order of appearance.
  public var figures: [Figure] { sections.flatMap(\.figures) }

  /// Every table in the order of appearance.
  public var tables: [Table] { sections.flatMap(\.tables) }
}

/// A headed part of a report.
public struct Section: Sendable {
  /// Heading.
  public var title: String
  /// What stands in it.
  public var blocks: [Block]
  /// Parts of the part, one level deeper.
  public var subsections: [Section]
  /// What `{section:NAME}` refers to, unique in a document; empty where nothing does.
  public var name: String

  /// A headed part of a report.
  public init(_ title: String, name: String = "", blocks: [Block] = [], subsections: [Section] = []) {
    self.title = title
    self.name = name
    self.blocks = blocks
    self.subsections = subsections
  }

  var figures: [Figure] {
    blocks.compactMap { block in
      if case .figure(let figure) = block { figure } else { nil }
    } + subsections.flatMap(\.figures)
  }

  var tables: [Table] {
    blocks.compactMap { block in
      if case .table(let table) = block { table } else { nil }
    } + subsections.flatMap(\.tables)
  }
}

/// One piece of a section.
public enum Block: Sendable {
  /// Running text; `{figure:NAME}`, `{table:NAME}` and `{section:NAME}` become the number of what they name, a link in HTML.
  case paragraph(String)
  /// A row of large numbers.
  case keyFigures([KeyFigure])
  /// A numbered table.
  case table(Table)
  /// A numbered figure.
  case figure(Figure)
  /// A framed remark.
  case notice(Notice)
  /// Points of a list, with references as in a paragraph.
  case list([String])
}

/// A large number with what it means.
public struct KeyFigure: Sendable, Equatable {
  /// What is measured, such as "Bias of EF".
  public var label: String
  /// The number as printed.
  public var value: String
  /// Its unit; empty for none.
  public var unit: String
  /// Interval, denominator: a small line below; empty for none.
  public var detail: String

  /// A large number with what it means.
  public init(label: String, value: String, unit: String = "", detail: String = "") {
    self.label = label
    self.value = value
    self.unit = unit
    self.detail = detail
  }
}

/// A framed remark.
public struct Notice: Sendable, Equatable {
  /// How much attention it asks for.
  public enum Kind: String, Sendable, Codable {
    /// Worth knowing.
    case note
    /// Limits what may be concluded.
    case warning
  }

  /// How much attention it asks for.
  public var kind: Kind
  /// First words, emphasised.
  public var title: String
  /// What is said.
  public var text: String

  /// A framed remark.
  public init(_ kind: Kind, title: String, text: String) {
    self.kind = kind
    self.title = title
    self.text = text
  }
}
