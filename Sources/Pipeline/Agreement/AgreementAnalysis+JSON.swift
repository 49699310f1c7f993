internal import ApicalStats

extension AgreementAnalysis: Encodable {
  private enum CodingKeys: String, CodingKey {
    case n, pairs, design, sd, multiplier, bias, loaLower, loaUpper, ciMethod, ratio, varianceParts
    case rmsd, mae, errors, pearson, spearman, ccc, icc21, icc31, proportionalBias, heteroscedasticity
    case normality, outliers, range, nonparametric, regressionLimits, totalDeviationIndex, beyondAcceptable
    case unavailable
  }

  /// Writes one object; a result that does not exist is null, with its reason under `unavailable`.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(limits.subjects, forKey: .n)
    try container.encode(limits.pairs, forKey: .pairs)
    try container.encode(limits.design, forKey: .design)
    try container.encode(limits.bias, forKey: .bias)
    try container.encode(limits.standardDeviation, forKey: .sd)
    try container.encode(limits.multiplier, forKey: .multiplier)
    try container.encode(limits.lowerLoA, forKey: .loaLower)
    try container.encode(limits.upperLoA, forKey: .loaUpper)
    try container.encode(limits.limitMethod, forKey: .ciMethod)
    if let ratios { try container.encode(RatioJSON(ratios), forKey: .ratio) }
    if limits.design != .simple { try container.encode(limits.parts, forKey: .varianceParts) }
    try container.encode(errors.rootMeanSquare, forKey: .rmsd)
    try container.encode(errors.mean, forKey: .mae)
    try container.encode(errorIntervals, forKey: .errors)
    try container.encode(pearson, forKey: .pearson)
    try container.encode(spearman, forKey: .spearman)
    try container.encode(concordance?.ccc, forKey: .ccc)
    try container.encode(icc21, forKey: .icc21)
    try container.encode(icc31, forKey: .icc31)
    try container.encode(proportionalBias.map(ProportionalBiasJSON.init), forKey: .proportionalBias)
    try container.encode(heteroscedasticity?.test, forKey: .heteroscedasticity)
    try container.encode(normality?.test, forKey: .normality)
    try container.encode(outliers, forKey: .outliers)
    try container.encode(range, forKey: .range)
    try container.encode(nonparametric, forKey: .nonparametric)
    try container.encode(regressionLimits, forKey: .regressionLimits)
    try container.encode(totalDeviation, forKey: .totalDeviationIndex)
    if let beyondAcceptable { try container.encode(beyondAcceptable, forKey: .beyondAcceptable) }
    if !unavailable.isEmpty { try container.encode(unavailable, forKey: .unavailable) }
  }
}

/// Bias and limits as ratios, under the names of the plain ones.
private struct RatioJSON: Encodable {
  let bias, loaLower, loaUpper: Estimate

  init(_ ratios: RatioLimits) {
    (bias, loaLower, loaUpper) = (ratios.bias, ratios.lowerLoA, ratios.upperLoA)
  }
}

/// The slope with its interval and test in one object.
private struct ProportionalBiasJSON: Encodable {
  let slope, lower, upper: Double
  let pValue: Double?
  let intercept: Estimate
  let residualSD: Double

  init(_ bias: ProportionalBias) {
    (slope, lower, upper) = (bias.slope.value, bias.slope.lower, bias.slope.upper)
    pValue = bias.test?.pValue
    intercept = bias.intercept
    residualSD = bias.residualSD
  }
}
