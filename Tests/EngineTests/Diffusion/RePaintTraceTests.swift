import ApicalEngine
import Foundation
import TestSupport
import Testing

/// Step by step against recorded runs of the released RePaint code with an analytic denoiser.
@Suite(.enabled(if: SharedData.has("vectors"), "the shared test vectors are absent"))
struct RePaintTraceTests {
  @Test(arguments: ["repaint_trace_cosine20", "repaint_trace_linear10"])
  func meetsEveryRecordedStep(_ name: String) throws {
    let trace = try Trace(name)
    let chain = DiffusionChain(
      try #require(NoiseSchedule(rawValue: trace.schedule)), trainedSteps: trace.diffusionSteps,
      steps: trace.respacing)
    for (found, expected) in zip(chain.betas, trace.respacedBetas) { #expect(abs(found - expected) < 1e-12) }
    let jumps = JumpSchedule(
      steps: trace.jump.t_T, repeatsPerStep: trace.jump.n_sample, jumpLength: trace.jump.jump_length,
      passes: trace.jump.jump_n_sample)
    #expect(jumps.denoiserCalls == trace.reverseSteps)
    let denoiser = AnalyticDenoiser(steps: trace.diffusionSteps)
    var noise = Recorded(trace.draws)
    var samples: [[Float]] = []
    let final = try RePaint(chain: chain, jumps: jumps, compositesAtEnd: false).repaint(
      trace.known, keep: trace.keep, from: trace.xT, denoiser: denoiser, noise: &noise
    ) { number, image in
      if number % 5 == 0 { samples.append(image) }
    }
    #expect(noise.isUsedUp)
    #expect(denoiser.timesteps == trace.modelTimesteps)
    #expect(samples.count == trace.samplesEvery5.count)
    for (found, expected) in zip(samples + [final], trace.samplesEvery5 + [trace.final]) {
      #expect(zip(found, expected).allSatisfy { abs($0 - $1) < 2e-5 })
    }
  }

  @Test func finalCompositeReturnsTheKnownPixels() throws {
    let trace = try Trace("repaint_trace_cosine20")
    let chain = DiffusionChain(.cosine, trainedSteps: 4000, steps: 20)
    var noise = Recorded(trace.draws)
    let final = try RePaint(chain: chain, jumps: JumpSchedule(steps: 20, jumpLength: 5, passes: 3)).repaint(
      trace.known, keep: trace.keep, from: trace.xT, denoiser: AnalyticDenoiser(steps: 4000), noise: &noise)
    for index in final.indices {
      let expected = trace.keep[index] == 1 ? trace.known[index] : trace.final[index]
      #expect(abs(final[index] - expected) < 2e-5)
    }
  }
}

/// The denoiser of the traces: ε = tanh(0.8 x + 0.3 sin(6 t / T)), variance logit tanh(0.5 x − 0.2).
private final class AnalyticDenoiser: Denoiser {
  let target = PredictionTarget.noise
  private let steps: Int
  private(set) var timesteps: [Int] = []

  init(steps: Int) { self.steps = steps }

  func predict(_ image: [Float], timestep: Int) -> DenoiserOutput {
    timesteps.append(timestep)
    let shift = Float(0.3 * sin(6 * Double(timestep) / Double(steps)))
    return DenoiserOutput(
      prediction: image.map { tanh(0.8 * $0 + shift) }, varianceLogit: image.map { tanh(0.5 * $0 - 0.2) })
  }
}

/// Draws in the order of a recording.
private struct Recorded: NoiseSource {
  private let draws: [[Float]]
  private var next = 0

  init(_ draws: [[Float]]) { self.draws = draws }

  var isUsedUp: Bool { next == draws.count }

  mutating func draw(_ count: Int) -> [Float] {
    defer { next += 1 }
    return draws[next]
  }
}

private struct Trace: Decodable {
  struct Jump: Decodable { let t_T, n_sample, jump_length, jump_n_sample: Int }

  let schedule: String
  let diffusionSteps, respacing, reverseSteps: Int
  let jump: Jump
  let modelTimesteps: [Int]
  let respacedBetas: [Double]
  let xT, known, keep, final: [Float]
  let draws, samplesEvery5: [[Float]]

  init(_ name: String) throws {
    let data = try Data(contentsOf: SharedData.path("vectors/\(name).json"))
    self = try JSONDecoder().decode(Self.self, from: data)
  }
}
