/// A reporting guideline, item by item, with what a document says to each.
public struct Checklist: Sendable, Equatable {
  /// What became of an item.
  public enum Status: String, Sendable, Codable, CaseIterable {
    /// Everything that the item asks for is in the document.
    case reported
    /// Some of it is.
    case partly = "partly reported"
    /// The study is not of the kind that the item asks about.
    case notApplicable = "not applicable"
    /// Data cannot say it; the author of the study must.
    case needsAuthor = "needs the author"
  }

  /// A place in the document.
  public enum Place: Sendable, Hashable, Codable {
    case section(String)
    case figure(String)
    case table(String)

    /// As written in texts, such as `{figure:scatter}`.
    public var reference: String {
      switch self {
      case .section(let name): "{section:\(name)}"
      case .figure(let name): "{figure:\(name.asIdentifier)}"
      case .table(let name): "{table:\(name.asIdentifier)}"
      }
    }
  }

  /// What the guideline asks for, and where a document would answer.
  public struct Item: Sendable, Equatable {
    /// As in the guideline.
    public let number: String
    /// The item in short.
    public let text: String
    /// All places that together answer the item; those that a document lacks do not count.
    public let places: [Place]
    /// True where those places say a part of it only, however many are there.
    public let isPartial: Bool
    /// The status of a document with none of the places.
    public let otherwise: Status
    /// A remark for the reader; empty for none.
    public let remark: String

    /// What the guideline asks for, and where a document would answer; see the properties.
    public init(
      _ number: String, _ text: String, at places: [Place] = [], isPartial: Bool = false,
      otherwise: Status = .needsAuthor, remark: String = ""
    ) {
      self.number = number
      self.text = text
      self.places = places
      self.isPartial = isPartial
      self.otherwise = otherwise
      self.remark = remark
    }
  }

  /// File stem of its table.
  public let name: String
  /// The guideline with its source.
  public let title: String
  /// In the guideline's order.
  public let items: [Item]

  /// A reporting guideline; see the properties.
  public init(name: String, title: String, items: [Item]) {
    self.name = name
    self.title = title
    self.items = items
  }

  /// What a document says to an item: reported where all places are in it, partly where some are.
  public func status(of item: Item, in document: Document) -> Status {
    let found = item.places.filter(document.has)
    if found.isEmpty { return item.otherwise }
    return found.count == item.places.count && !item.isPartial ? .reported : .partly
  }

  /// Number of items by status, in the order of ``Status/allCases``.
  public func counts(in document: Document) -> [(status: Status, count: Int)] {
    let all = items.map { status(of: $0, in: document) }
    return Status.allCases.map { status in (status, all.count { $0 == status }) }
  }

  /// The checklist as a table with links to the places that the document has.
  public func table(in document: Document) -> Table {
    let rows = items.map { item in
      let places = item.places.filter(document.has).map(\.reference).joined(separator: ", ")
      return Table.Row([
        .text(item.number), .text(item.text), .text(status(of: item, in: document).rawValue), .text(places),
        .text(item.remark),
      ])
    }
    return Table(
      name: name, title: title,
      columns: [
        .init("Item"), .init("Asked for"), .init("Status"), .init("Where"), .init("Remark"),
      ], rows: rows)
  }
}

extension Document {
  /// Whether something of that name is there.
  func has(_ place: Checklist.Place) -> Bool {
    switch place {
    case .figure(let name): figures.contains { $0.name == name.asIdentifier }
    case .table(let name): tables.contains { $0.name == name.asIdentifier }
    case .section(let name): sections.contains { $0.has(name) }
    }
  }
}

extension Section {
  fileprivate func has(_ name: String) -> Bool { self.name == name || subsections.contains { $0.has(name) } }
}
