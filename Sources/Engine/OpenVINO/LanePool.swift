import Dispatch
import Synchronization

/// A request with the buffers that it reads.
struct Lane: Sendable {
  let request: InferRequest
  /// One an input of the network, in the network's order.
  let inputs: [Tensor]

  /// The buffer of a network's only input.
  var input: Tensor { inputs[0] }
}

/// The lanes of a network, one a stream, each lent to one thread at a time.
final class LanePool: Sendable {
  /// Number of lanes.
  let count: Int
  private let idle: Mutex<[Lane]>
  private let available: DispatchSemaphore

  /// - Parameters:
  ///   - model: Network whose only input has the given shape.
  ///   - count: Number of lanes, one a stream.
  convenience init(_ model: borrowing CompiledModel, inputShape: [Int], count: Int) throws(EngineError) {
    try self.init(model, inputs: [(inputShape, .float32)], count: count)
  }

  /// - Parameters:
  ///   - model: Network whose inputs have the given shapes and types.
  ///   - inputs: In the network's order.
  ///   - count: Number of lanes, one a stream.
  init(
    _ model: borrowing CompiledModel, inputs: [(shape: [Int], element: TensorElement)], count: Int
  ) throws(EngineError) {
    var lanes: [Lane] = []
    for _ in 0..<count {
      let request = try model.makeRequest()
      var tensors: [Tensor] = []
      for (index, input) in inputs.enumerated() {
        let tensor = try Tensor(shape: input.shape, element: input.element)
        try request.setInput(tensor, at: index)
        tensors.append(tensor)
      }
      lanes.append(Lane(request: request, inputs: tensors))
    }
    self.count = count
    idle = Mutex(lanes)
    available = DispatchSemaphore(value: 0)
    for _ in 0..<count { available.signal() }
  }

  /// Waits for a lane and lends it.
  func withLane<Result, Failure>(_ body: (Lane) throws(Failure) -> Result) throws(Failure) -> Result {
    available.wait()
    let lane = idle.withLock { $0.removeLast() }
    defer {
      idle.withLock { $0.append(lane) }
      available.signal()
    }
    return try body(lane)
  }

  /// The results of `transform` for the indices from 0, computed on all lanes at once, in order of the index.
  ///
  /// - Throws: the error of the lowest index that failed; later indices are then not begun.
  func map<Result: Sendable>(
    _ count: Int, _ transform: @Sendable (Int, Lane) throws(EngineError) -> Result
  ) throws(EngineError) -> [Result] {
    let results = Mutex([Result?](repeating: nil, count: count))
    let failure = Mutex<(index: Int, error: EngineError)?>(nil)
    let next = Atomic(0)
    DispatchQueue.concurrentPerform(iterations: min(self.count, count)) { _ in
      while failure.withLock({ $0 == nil }) {
        let index = next.add(1, ordering: .relaxed).oldValue
        guard index < count else { return }
        do throws(EngineError) {
          let result = try withLane { lane throws(EngineError) in try transform(index, lane) }
          results.withLock { $0[index] = result }
        } catch {
          failure.withLock { if index < $0?.index ?? .max { $0 = (index, error) } }
        }
      }
    }
    if let failure = failure.withLock({ $0 }) { throw failure.error }
    return results.withLock { $0.map { $0! } }  // without a failure every index was computed
  }
}
