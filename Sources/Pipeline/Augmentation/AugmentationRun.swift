public import ApicalCohort
public import ApicalEngine
import ApicalImaging
import ApicalReport
public import Foundation
import Synchronization

/// Augments the frames of a cohort and writes them to a folder.
///
/// Images already there are checked and kept; every image depends on settings, frame and number alone, so that threads,
/// interruptions and shards leave the same bytes.
public struct AugmentationRun: Sendable {
  /// Every choice, the network and the cohort included.
  public let settings: AugmentationSettings
  private let cohortName: String
  private let frames: [SourceFrame]
  private let augmenter: Augmenter
  private let callsPerSample: Int
  private let workers: Int
  private let shard: Shard
  private let ledger: SampleLedger
  private let layout: AugmentationLayout

  /// Prepares everything that can fail before the first image: network, sampler, folder.
  ///
  /// - Parameters:
  ///   - cohort: Labelled frames.
  ///   - settings: The choices; network, cohort and grid are entered here.
  ///   - model: Card of the denoiser; not read where nothing is repainted.
  ///   - output: Folder of images; made where there is none.
  ///   - options: Threads; the precision is that of the settings.
  ///   - shard: Which part of the exams to do.
  /// - Throws: the error of the part that is wrong, naming the file and what to do.
  public init(
    _ cohort: Cohort, settings: AugmentationSettings, model: URL, output: URL,
    options: EngineOptions = EngineOptions(), shard: Shard = Shard()
  ) throws {
    var settings = settings
    var options = options
    options.precision = settings.precision
    let painter = try Self.painter(&settings, model: model, options: options)
    settings.cohort = "\(cohort.name) \(FileDigest.sha256(ofText: cohort.fingerprint))"
    self.settings = settings
    cohortName = cohort.origin
    frames = SourceFrame.all(in: cohort)
    callsPerSample = painter?.sampler.denoiserCalls ?? 0
    augmenter = Augmenter(
      recipe: settings.recipe, ranges: AugmentationRanges().scaled(to: settings.size), rules: settings.rules,
      seed: settings.seed, painter: painter)
    workers = options.streams
    self.shard = shard
    layout = AugmentationLayout(format: settings.format, root: output)
    for frame in frames { _ = try layout.paths(frame, number: 0) }
    ledger = try SampleLedger(output, settings: settings)
  }

  private static func painter(
    _ settings: inout AugmentationSettings, model: URL, options: EngineOptions
  ) throws -> Painter? {
    guard settings.sampler != .none else {
      settings.steps = nil
      return nil
    }
    let package = try ModelPackage.load(model)
    let network = try DenoiserNetwork(model: package, options: options)
    settings.model = "\(package.card.name) \(package.card.version) \(package.card.sha256)"
    settings.size = network.size
    let sampler =
      switch (settings.sampler, settings.steps) {
      case (.repaint, let steps?): try network.repaint(steps: steps)
      case (.repaint, nil): try network.repaint()
      case (_, let steps?): try network.fast(steps: steps)
      case (_, nil): try network.fast()
      }
    settings.method = sampler.name
    return Painter(network, sampler: sampler)
  }

  /// Makes what is missing, then writes the tables.
  ///
  /// - Parameters:
  ///   - stop: Ends the run at the next call of the denoiser; what is whole is kept.
  ///   - progress: Called after each image, one call at a time.
  /// - Throws: ``AugmentationError/interrupted(done:of:)`` when stopped, ``AugmentationError/nothingToDo(cohort:frames:reason:)``
  ///   where no frame can be augmented, or what cannot be written.
  public func run(
    stop: StopFlag = StopFlag(), progress: @escaping @Sendable (AugmentationProgress) -> Void = { _ in }
  ) throws -> AugmentationOutcome {
    let mine = shard.part(of: frames)
    let state = AugmentationState(
      total: mine.count * (settings.count + 1), samples: mine.count * settings.count, report: progress)
    let tasks = tasks(mine)
    let next = Atomic(0)
    DispatchQueue.concurrentPerform(iterations: max(1, min(workers, tasks.count))) { _ in
      while !stop.isSet, !state.hasFailed {
        let index = next.add(1, ordering: .relaxed).oldValue
        guard index < tasks.count else { return }
        do { try work(tasks[index], state, stop) } catch { state.fail(error) }
      }
    }
    let names = frames.flatMap { frame in
      (0...settings.count).map { SampleRecord.name(frame.stem, number: $0) }
    }
    var records: [SampleRecord] = []
    try ledger.exclusively {
      records = try ledger.records(names)
      try AugmentationTables(settings: settings, records: records).write(to: layout.root)
      try writeLeftOut(state)
    }
    try state.end(isStopped: stop.isSet, cohort: cohortName, frames: mine.count)
    return outcome(records, state)
  }

  /// Frames that could not be augmented, where there are any; a shard has a list of its own.
  private func writeLeftOut(_ state: AugmentationState) throws {
    let failures = state.failures
    let name = shard.count == 1 ? "left-out.csv" : "left-out-\(shard.number)-of-\(shard.count).csv"
    let file = layout.root.appendingPathComponent(name)
    if failures.isEmpty {
      try? FileManager.default.removeItem(at: file)
    } else {
      try AtomicFile.write([UInt8](AugmentationTables.failures(failures).csv().utf8), to: file)
    }
  }

  /// One frame with the numbers of its images to make; a frame that is repainted is cut into its samples.
  private struct WorkItem: Sendable {
    let source: SourceFrame
    let numbers: [Int]
  }

  private func tasks(_ mine: [SourceFrame]) -> [WorkItem] {
    let numbers = Array(0...settings.count)
    guard callsPerSample > 0 else { return mine.map { WorkItem(source: $0, numbers: numbers) } }
    return mine.flatMap { source in numbers.map { WorkItem(source: source, numbers: [$0]) } }
  }

  private func work(_ item: WorkItem, _ state: AugmentationState, _ stop: StopFlag) throws {
    let missing = item.numbers.filter {
      ledger.finished(SampleRecord.name(item.source.stem, number: $0)) == nil
    }
    for number in item.numbers where !missing.contains(number) { state.found(number) }
    guard !missing.isEmpty else { return }
    let frame: GridFrame
    do throws(FrameFailure) { frame = try item.source.load(size: settings.size) } catch {
      return state.leaveOut(error, frame: item.source.frame.id, numbers: missing)
    }
    for number in missing where !stop.isSet {
      if number == 0 {
        let record = SampleRecord(original: frame, of: item.source)
        try ledger.keep(try layout.write(frame.image, frame.labels, record, of: item.source))
        state.made(number, seconds: 0, calls: 0)
        continue
      }
      do {
        let sample = try augmenter.sample(of: frame, number: number) { stop.isSet }
        let record = SampleRecord(sample, of: item.source)
        let keep = settings.writesKeepMasks ? sample.keep : nil
        try ledger.keep(
          try layout.write(sample.repainted, sample.labels, record, of: item.source, keep: keep))
        state.made(number, seconds: sample.seconds, calls: sample.denoiserCalls)
      } catch EngineError.cancelled { return }
    }
  }

  private func outcome(_ records: [SampleRecord], _ state: AugmentationState) -> AugmentationOutcome {
    let samples = records.filter { $0.number > 0 }
    func mean(_ value: (SampleRecord) -> Double) -> Double {
      samples.isEmpty ? 0 : samples.reduce(0) { $0 + value($1) } / Double(samples.count)
    }
    let effort = state.effort
    return AugmentationOutcome(
      originals: records.count - samples.count, samples: samples.count, leftOut: state.leftOut,
      rejectedDraws: samples.reduce(0) { $0 + $1.rejectedDraws },
      fallbacks: samples.count(where: \.isFallback),
      labelsOffKeep: mean(\.labelsOffKeep), labelsOnPaint: mean(\.labelsOnPaint),
      callsPerSample: callsPerSample,
      secondsPerCall: effort.calls > 0 ? effort.seconds / Double(effort.calls) : nil,
      made: effort.made, seconds: effort.elapsed)
  }
}

/// One of several equal parts of a cohort's exams.
public struct Shard: Sendable, Equatable {
  /// From 1.
  public let number: Int
  /// How many there are.
  public let count: Int

  /// The whole cohort.
  public init() { (number, count) = (1, 1) }

  /// Part `k/n`; nil where the text is none.
  public init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
    guard parts.count == 2, let number = parts[0], let count = parts[1], count >= 1,
      (1...count).contains(number)
    else { return nil }
    (self.number, self.count) = (number, count)
  }

  /// The frames of every n-th exam.
  func part(of frames: [SourceFrame]) -> [SourceFrame] {
    var position: [String: Int] = [:]
    for frame in frames where position[frame.exam] == nil { position[frame.exam] = position.count }
    return frames.filter { (position[$0.exam] ?? 0) % count == number - 1 }
  }
}
