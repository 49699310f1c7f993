extension IntervalMethod {
  /// As tables print it.
  public var words: String {
    switch self {
    case .studentT: "Student's t"
    case .normal: "normal"
    case .blandAltman: "Bland–Altman 1986"
    case .blandAltman1999: "Bland–Altman 1999"
    case .exactIndividual: "exact, each limit"
    case .exactPaired: "exact, both limits"
    case .mover: "MOVER"
    case .bootstrapPercentile: "bootstrap, percentile"
    case .bootstrapBCa: "bootstrap, BCa"
    case .bootstrapStudentised: "bootstrap, studentised"
    case .fisherZ: "Fisher's z"
    case .fDistribution: "F distribution"
    case .chiSquared: "χ² distribution"
    case .wilson: "Wilson"
    case .clopperPearson: "Clopper–Pearson"
    case .agrestiCoull: "Agresti–Coull"
    case .newcombe: "Newcombe"
    case .deLong: "DeLong"
    case .deLongLogit: "DeLong, logit"
    case .jackknife: "jackknife"
    case .orderStatistics: "order statistics"
    case .exactTest: "exact test, inverted"
    case .asymptoticTest: "approximate test, inverted"
    case .deltaLog: "delta method, log"
    case .deltaLogit: "delta method, logit"
    case .superiorityScore: "score, Hanley–McNeil"
    case .noncentralT: "noncentral t"
    }
  }
}
