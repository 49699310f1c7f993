public import ApicalStats

/// The outcome of a test on columns of a table, or on counts, ready to be printed.
public struct TableTest: Sendable {
  /// An estimate that belongs to the test.
  public struct NamedEstimate: Sendable {
    /// Its name in JSON.
    public let key: String
    /// Its name at the terminal.
    public let title: String
    /// The estimate.
    public let estimate: Estimate

    /// See the properties.
    public init(_ key: String, _ title: String, _ estimate: Estimate) {
      (self.key, self.title, self.estimate) = (key, title, estimate)
    }
  }

  /// A number that belongs to the test, such as an effect size.
  public struct NamedNumber: Sendable {
    /// Its name in JSON.
    public let key: String
    /// Its name at the terminal.
    public let title: String
    /// The number.
    public let value: Double

    /// See the properties.
    public init(_ key: String, _ title: String, _ value: Double) {
      (self.key, self.title, self.value) = (key, title, value)
    }
  }

  /// What was tested, such as "a − b, pairs.csv".
  public let subject: String
  /// Rows used and left out, and what was decided while reading the table.
  public let notes: [String]
  /// Statistic and p-value.
  public let test: HypothesisTest
  /// With their intervals.
  public let estimates: [NamedEstimate]
  /// Without intervals.
  public let numbers: [NamedNumber]

  /// See the properties.
  public init(
    subject: String, notes: [String] = [], test: HypothesisTest, estimates: [NamedEstimate] = [],
    numbers: [NamedNumber] = []
  ) {
    self.subject = subject
    self.notes = notes
    self.test = test
    self.estimates = estimates
    self.numbers = numbers
  }
}

extension TableTest: Encodable {
  private struct Key: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }

    init(_ name: String) { stringValue = name }
    init?(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  /// Writes the test's own members, and each estimate and number under its name.
  public func encode(to encoder: any Encoder) throws {
    try test.encode(to: encoder)
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(subject, forKey: Key("subject"))
    try container.encode(notes, forKey: Key("notes"))
    for named in estimates { try container.encode(named.estimate, forKey: Key(named.key)) }
    for named in numbers { try container.encode(named.value, forKey: Key(named.key)) }
  }
}
