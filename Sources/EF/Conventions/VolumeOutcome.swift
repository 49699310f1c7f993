/// A volume computation that gave an EF, or the cause why not.
public enum VolumeOutcome: Sendable, Equatable, Codable {
  /// EDV, ESV and EF.
  case measured(EjectionFraction)
  /// There is none.
  case failed(EFFailure)

  /// Runs a computation and keeps the cause of its failure.
  init(_ compute: () throws(EFFailure) -> EjectionFraction) {
    do throws(EFFailure) {
      self = .measured(try compute())
    } catch {
      self = .failed(error)
    }
  }

  /// EDV, ESV and EF; nil after a failure.
  public var fraction: EjectionFraction? {
    if case .measured(let fraction) = self { fraction } else { nil }
  }

  /// The cause of a failure; nil after success.
  public var failure: EFFailure? {
    if case .failed(let cause) = self { cause } else { nil }
  }
}
