internal import ApicalStats
internal import Foundation

extension AgreementScale {
  /// Two series whose plain differences are the differences on this scale, and whose means are the magnitude that
  /// those are related to: logarithms for ratios; for percents the means of both methods ± half the percentage.
  func series(
    _ method: [Double], _ reference: [Double], differences: [Double]
  ) -> (method: [Double], reference: [Double]) {
    switch self {
    case .difference: return (method, reference)
    case .logRatio: return (method.map { log($0) }, reference.map { log($0) })
    case .percent:
      let means = zip(method, reference).map { $0 / 2 + $1 / 2 }
      return (
        zip(means, differences).map { $0 + $1 / 2 }, zip(means, differences).map { $0 - $1 / 2 }
      )
    }
  }
}
