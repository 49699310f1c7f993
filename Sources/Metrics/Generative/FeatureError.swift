/// Why two sets of feature vectors could not be compared.
public enum FeatureError: Error, Equatable, CustomStringConvertible {
  /// A vector has another length than the first.
  case ragged(vector: Int, count: Int, expected: Int)
  /// NaN or infinity in this vector.
  case notFinite(vector: Int)
  /// Fewer vectors than the measure needs.
  case tooFew(count: Int, minimum: Int)
  /// The two sets have vectors of different lengths.
  case dimensionsDiffer(Int, Int)
  /// A covariance that is not symmetric, or not of the size of its mean.
  case notACovariance
  /// A covariance with a negative eigenvalue, beyond what rounding explains.
  case notPositive(pivot: Double)

  /// What was found, what was needed, what to check.
  public var description: String {
    switch self {
    case .ragged(let vector, let count, let expected):
      "Vector \(vector): \(count) features, the first has \(expected). Were all made by one network?"
    case .notFinite(let vector):
      "Vector \(vector) holds a value that is not finite. Check the image that it was made from."
    case .tooFew(let count, let minimum):
      "Vectors: \(count), needed: \(minimum). Add images, or ask for fewer neighbours or smaller subsets."
    case .dimensionsDiffer(let one, let other):
      "Features: \(one) and \(other); both sets need one network and one layer."
    case .notACovariance:
      "The matrix is no covariance: as many rows and columns as the mean, symmetric, finite. Check its layout."
    case .notPositive(let pivot):
      "The covariance has a negative direction (\(pivot)). Was it rounded, or made of too few digits?"
    }
  }
}
