internal import Synchronization

/// Set from a signal handler or another thread to stop a run after the exams in flight.
public final class StopFlag: Sendable {
  private let stopped = Atomic(false)

  /// A flag that is not set.
  public init() {}

  /// True once a stop was asked for.
  public var isSet: Bool { stopped.load(ordering: .relaxed) }
  /// Asks the run to stop; safe from any thread and more than once.
  public func set() { stopped.store(true, ordering: .relaxed) }
}
