public import ApicalEngine
import ApicalImaging
import ApicalRandom
import ApicalReport
public import Foundation
import Synchronization

/// Every choice that drawn frames depend on, kept in the output folder as `run.json`; their number is not among them.
public struct SamplingSettings: Sendable, Equatable {
  /// Number of frames.
  public var count: Int
  /// Noise levels, one call of the denoiser each.
  public var steps: Int
  /// Key of all random draws.
  public var seed: UInt64
  /// Number format of the network.
  public var precision: EnginePrecision

  /// See the properties.
  public init(count: Int, steps: Int, seed: UInt64, precision: EnginePrecision = .f32) {
    self.count = count
    self.steps = steps
    self.seed = seed
    self.precision = precision
  }

  fileprivate struct Kept: Codable {
    let steps: Int
    let seed: UInt64
    let precision: EnginePrecision
    let model: String
  }
}

/// What a drawing of frames took.
public struct SamplingOutcome: Sendable {
  /// Frames that this run drew, and calls of the denoiser for each.
  public let made, callsPerFrame: Int
  /// Mean seconds of a call, sampler included; nil where the run drew none.
  public let secondsPerCall: Double?
  /// Seconds that the run took.
  public let seconds: Double

  /// One line for a person.
  public var text: String {
    guard let secondsPerCall else { return "All frames were there already." }
    return String(
      format: "denoiser: %d calls a frame, %.3f s a call, %.2f s a frame; %d frames in %@", callsPerFrame,
      secondsPerCall, seconds / Double(made), made, RunProgress.clock(seconds))
  }
}

/// Draws frames from nothing and writes them to a folder; frame k depends on seed, k, steps and network alone.
public struct SamplingRun: Sendable {
  private let settings: SamplingSettings
  private let painter: Painter
  private let output: URL
  private let ledger: DrawnFrames

  /// Prepares everything that can fail before the first frame.
  ///
  /// - Throws: the error of the part that is wrong, naming the file and what to do.
  public init(
    settings: SamplingSettings, model: URL, output: URL, options: EngineOptions = EngineOptions()
  ) throws {
    var options = options
    options.precision = settings.precision
    let package = try ModelPackage.load(model)
    let network = try DenoiserNetwork(model: package, options: options)
    let sampler = try network.fast(steps: settings.steps)
    self.settings = settings
    self.output = output
    painter = Painter(network, sampler: sampler)
    let card = package.card
    let kept = SamplingSettings.Kept(
      steps: settings.steps, seed: settings.seed, precision: settings.precision,
      model: "\(card.name) \(card.version) \(card.sha256)")
    ledger = DrawnFrames(root: try SampleLedger(output, settings: kept).root)
  }

  /// Draws what is missing, then writes the manifest.
  ///
  /// - Parameters:
  ///   - stop: Ends the run at the next call of the denoiser; what is whole is kept.
  ///   - progress: Called after each frame with frames there and frames in all.
  /// - Throws: ``AugmentationError/interrupted(done:of:)`` when stopped, or what cannot be written.
  public func run(
    stop: StopFlag = StopFlag(), progress: @escaping @Sendable (Int, Int) -> Void = { _, _ in }
  ) throws -> SamplingOutcome {
    let start = Date()
    let missing = (1...settings.count).filter { !ledger.isWhole($0) }
    let state = Mutex((done: settings.count - missing.count, seconds: 0.0, error: (any Error)?.none))
    let next = Atomic(0)
    DispatchQueue.concurrentPerform(iterations: max(1, min(painter.network.laneCount, missing.count))) { _ in
      while !stop.isSet, state.withLock({ $0.error == nil }) {
        let index = next.add(1, ordering: .relaxed).oldValue
        guard index < missing.count else { return }
        do {
          let seconds = try draw(missing[index], stop)
          state.withLock {
            $0.done += 1
            $0.seconds += seconds
            progress($0.done, settings.count)
          }
        } catch EngineError.cancelled { return } catch { state.withLock { $0.error = $0.error ?? error } }
      }
    }
    let end = state.withLock { $0 }
    if let error = end.error { throw error }
    if end.done < settings.count { throw AugmentationError.interrupted(done: end.done, of: settings.count) }
    try ledger.writeManifest(settings, calls: painter.sampler.denoiserCalls)
    let calls = missing.count * painter.sampler.denoiserCalls
    return SamplingOutcome(
      made: missing.count, callsPerFrame: painter.sampler.denoiserCalls,
      secondsPerCall: calls > 0 ? end.seconds / Double(calls) : nil, seconds: Date().timeIntervalSince(start))
  }

  private func draw(_ number: Int, _ stop: StopFlag) throws -> Double {
    var noise = GaussianNoise(CounterRandom(seed: settings.seed, stream: "drawn/\(number)"))
    let drawn = try painter.draw(noise: &noise) { stop.isSet }
    try ledger.keep(drawn.image, number)
    return drawn.seconds
  }
}

/// The frames of a folder with their digests.
private struct DrawnFrames: Sendable {
  let root: URL

  private func image(_ number: Int) -> URL { root.appendingPathComponent(path(number)) }
  private func path(_ number: Int) -> String { "images/drawn-" + String(format: "%05d", number) + ".png" }
  private func record(_ number: Int) -> URL { root.appendingPathComponent(".records/drawn-\(number).sha256") }

  func isWhole(_ number: Int) -> Bool {
    guard let digest = try? String(contentsOf: record(number), encoding: .utf8) else { return false }
    return (try? FileDigest.sha256(of: image(number))) == digest
  }

  func keep(_ image: Image, _ number: Int) throws {
    let file = self.image(number)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try PNG.write(image, to: file)
    try AtomicFile.write([UInt8](FileDigest.sha256(of: file).utf8), to: record(number))
  }

  func writeManifest(_ settings: SamplingSettings, calls: Int) throws {
    let rows = try (1...settings.count).map { number in
      Table.Row([
        .text(path(number)), .count(number), .count(settings.steps), .count(calls), .text("\(settings.seed)"),
        .text(try FileDigest.sha256(of: image(number))),
      ])
    }
    let columns = ["file", "number", "steps", "denoiser_calls", "seed", "sha256"].map { Table.Column($0) }
    let table = Table(name: "manifest", title: "Manifest", columns: columns, rows: rows)
    try AtomicFile.write([UInt8](table.csv().utf8), to: root.appendingPathComponent("manifest.csv"))
  }
}
