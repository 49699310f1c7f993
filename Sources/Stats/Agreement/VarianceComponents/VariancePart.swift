/// One of the independent mean squares that a variance is made of: weight × mean square.
public struct VariancePart: Sendable, Equatable, Codable {
  /// What varies.
  public enum Source: String, Sendable, Codable {
    /// Differences, one per subject.
    case differences
    /// The subjects' mean differences: true differences between subjects and what averaging leaves of the
    /// noise.
    case subjectMeans
    /// Mean square of differences between subjects (MSb) of an analysis of variance.
    case betweenSubjects
    /// Differences of one subject around their mean (MSw).
    case withinSubject
    /// Repeated values of the method around their subject's mean.
    case withinMethod
    /// Repeated values of the reference around their subject's mean.
    case withinReference
  }

  /// What varies.
  public let source: Source
  /// Its mean square, unit squared.
  public let meanSquare: Double
  /// Degrees of freedom of the mean square; not whole where subjects of unequal weight are summed up.
  public let degreesOfFreedom: Double
  /// Its weight in the sum.
  public let weight: Double

  /// See the properties.
  public init(source: Source, meanSquare: Double, degreesOfFreedom: Double, weight: Double) {
    self.source = source
    self.meanSquare = meanSquare
    self.degreesOfFreedom = degreesOfFreedom
    self.weight = weight
  }

  /// Weight × mean square.
  public var contribution: Double { weight * meanSquare }
}
