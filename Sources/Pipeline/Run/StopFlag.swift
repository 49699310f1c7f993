internal import Synchronization

/// Set from a signal handler or another thread to stop a run after the exams in flight.
public final class StopFlag: Sendable {
  private let stopped = Atomic(false)

  public init() {}

  public var isSet: Bool { stopped.load(ordering: .relaxed) }
  public func set() { stopped.store(true, ordering: .relaxed) }
}
