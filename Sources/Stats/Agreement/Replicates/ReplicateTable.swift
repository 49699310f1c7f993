/// The subjects that have what a design of replicates needs, and how many values they bring.
struct ReplicateTable {
  private enum Values {
    case constant(method: [Moments], reference: [Moments])
    case varying([Moments], VaryingEstimator)
  }

  private let values: Values
  let subjects, pairs, methodValues, referenceValues: Int

  /// Subjects with a value of each method, for a constant true value.
  init(constant measurements: RepeatedMeasurements) {
    let groups = zip(measurements.valuesBySubject(), measurements.differencesBySubject())
      .filter { values, _ in !values.method.isEmpty && !values.reference.isEmpty }
    values = .constant(
      method: groups.map { Moments($0.0.method) }, reference: groups.map { Moments($0.0.reference) })
    subjects = groups.count
    pairs = groups.reduce(0) { $0 + $1.1.count }
    methodValues = groups.reduce(0) { $0 + $1.0.method.count }
    referenceValues = groups.reduce(0) { $0 + $1.0.reference.count }
  }

  /// Subjects with a complete pair, for a varying true value.
  init(varying measurements: RepeatedMeasurements, estimator: VaryingEstimator) {
    let groups = measurements.differencesBySubject().filter { !$0.isEmpty }
    values = .varying(groups.map { Moments($0) }, estimator)
    subjects = groups.count
    pairs = groups.reduce(0) { $0 + $1.count }
    methodValues = pairs
    referenceValues = pairs
  }

  /// - Precondition: at least two subjects.
  func model() -> ReplicateModel {
    switch values {
    case .constant(let method, let reference): ReplicateModel(methods: method, references: reference)
    case .varying(let differences, let estimator):
      ReplicateModel(differences: differences, estimator: estimator)
    }
  }

  /// The model of subjects drawn with replacement.
  func model(of drawn: [Int]) -> ReplicateModel {
    switch values {
    case .constant(let method, let reference):
      ReplicateModel(methods: drawn.map { method[$0] }, references: drawn.map { reference[$0] })
    case .varying(let differences, let estimator):
      ReplicateModel(differences: drawn.map { differences[$0] }, estimator: estimator)
    }
  }
}
