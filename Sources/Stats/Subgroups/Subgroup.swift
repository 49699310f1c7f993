/// The pairs of one group of patients.
public struct Subgroup: Sendable, Equatable, Codable {
  /// As tables print it.
  public let name: String
  /// One value of each method per patient.
  public let method, reference: [Double]

  /// A group; its pairs are checked where it is used.
  public init(name: String, method: [Double], reference: [Double]) {
    self.name = name
    self.method = method
    self.reference = reference
  }

  /// Method − reference.
  public var differences: [Double] { zip(method, reference).map { $0 - $1 } }
}
