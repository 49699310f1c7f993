import Foundation

/// Number format that a network computes in.
public enum EnginePrecision: String, Sendable, Codable, CaseIterable {
  /// 32-bit floating point: the precision of record.
  case f32
  /// bfloat16 on processors that have it: faster, and other numbers.
  case bf16
}

/// How networks are run on the CPU.
public struct EngineOptions: Sendable, Equatable, Codable {
  /// Number format of the network's layers.
  public var precision: EnginePrecision
  /// Frames computed at the same time.
  public var streams: Int
  /// Threads shared by all streams.
  ///
  /// One thread a stream makes the logits of a frame independent of the number of cores, bit for bit, and is the
  /// fastest for many frames. More threads than streams bring a single frame sooner.
  public var threads: Int

  /// - Parameters:
  ///   - precision: Number format; f32 is the precision of record.
  ///   - streams: Frames at the same time; nil for one a core, 16 at most.
  ///   - threads: Threads of all streams together; nil for one a stream.
  public init(precision: EnginePrecision = .f32, streams: Int? = nil, threads: Int? = nil) {
    self.precision = precision
    self.streams = streams ?? min(threads ?? .max, ProcessInfo.processInfo.activeProcessorCount, 16)
    self.threads = threads ?? self.streams
  }

  /// - Throws: ``EngineError/option(name:found:needed:)`` for a count below 1 or fewer threads than streams.
  func validate() throws(EngineError) {
    guard streams >= 1 else { throw .option(name: "streams", found: "\(streams)", needed: "1 or more") }
    guard threads >= streams else {
      throw .option(name: "threads", found: "\(threads)", needed: "at least one a stream (\(streams))")
    }
  }
}
