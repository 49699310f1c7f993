/// Small samples of textbooks and of the documentation of R and SciPy.
enum PublishedSamples {
  /// Height of cross- minus self-fertilised plants, eighths of an inch; Darwin 1876.
  static let maize: [Double] = [6, 8, 14, 16, 23, 24, 28, 29, 41, -48, 49, 56, 60, -67, 75]

  /// Depression scale at two visits. Hollander & Wolfe, Nonparametric Statistical Methods, 1973, page 29.
  enum Depression {
    static let first = [1.83, 0.50, 1.62, 2.48, 1.68, 1.88, 1.55, 3.06, 1.30]
    static let second = [0.878, 0.647, 0.598, 2.05, 1.06, 1.29, 1.06, 3.14, 1.29]
  }

  /// Permeability of the human chorioamnion at term and at 12 to 26 weeks. Hollander & Wolfe 1973, page 69.
  enum Permeability {
    static let term = [0.80, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, 0.73, 1.46]
    static let early = [1.15, 0.88, 0.90, 0.74, 1.21]
  }

  /// Pain scores of two groups. Brunner & Munzel 2000.
  enum Pain {
    static let first: [Double] = [1, 2, 1, 1, 1, 1, 1, 1, 1, 1, 2, 4, 1, 1]
    static let second: [Double] = [3, 3, 4, 3, 1, 2, 3, 1, 1, 5, 4]
  }

  /// Extra sleep with two drugs, hours; the same ten people. Student 1908, R's `sleep`.
  enum Sleep {
    static let first = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0]
    static let second = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4]
  }

  /// Differences with zeros and ties.
  static let zeros: [Double] = [0, 0, 0, -1, 2, 2, -3, 4, 4, 5, 6, -2, 7, 8]
}

/// How far two numbers are apart, in parts of the second.
func relativeError(_ value: Double, _ expected: Double) -> Double { abs(value / expected - 1) }
