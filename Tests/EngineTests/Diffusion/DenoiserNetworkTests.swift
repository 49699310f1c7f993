import ApicalEngine
import ApicalImaging
import ApicalRandom
import Foundation
import Testing

@Suite struct DenoiserNetworkTests {
  private let image: [Float] = (0..<256).map { Float($0) / 128 - 1 }

  @Test(arguments: ["denoiser", "denoiser-scalar"], [0, 250, 999])
  func givesWhatTheNetworkComputes(_ name: String, _ timestep: Int) throws {
    let network = try DenoiserFixture(name, diffusion: ["prediction": "velocity"]).network()
    let output = try network.withDenoiser { denoiser in
      #expect(denoiser.target == .velocity && denoiser.range == -1...1)
      return try denoiser.predict(image, timestep: timestep)
    }
    #expect(output.varianceLogit == nil)
    for (found, x) in zip(output.prediction, image) {
      #expect(abs(found - (0.5 * x + 0.001 * Float(timestep))) < 1e-6)
    }
  }

  @Test func learnedVarianceIsTheSecondHalf() throws {
    let network = try DenoiserFixture(
      "denoiser-learned", diffusion: ["variance": "learned", "range": [0, 1]], channels: 3
    ).network()
    #expect(network.channels == 3 && network.size == PixelSize(width: 16, height: 16))
    let colour = image + image.map { $0 / 2 } + image.map { -$0 }
    let output = try network.withDenoiser { denoiser in
      #expect(denoiser.range == 0...1)
      return try denoiser.predict(colour, timestep: 70)
    }
    let logits = try #require(output.varianceLogit)
    for index in colour.indices {
      #expect(abs(output.prediction[index] - 0.5 * colour[index]) < 1e-6)
      #expect(abs(logits[index] - (0.1 * colour[index] + 0.7)) < 1e-6)
    }
  }

  @Test func namesOfInputsMayBeLeftOut() throws {
    for name in ["denoiser", "denoiser-scalar"] {
      #expect(throws: Never.self) { _ = try DenoiserFixture(name, diffusion: ["timestep": nil]).network() }
    }
  }

  /// Each lane has buffers of its own: the answers do not depend on how many images are on their way.
  @Test func lanesDoNotMix() throws {
    let network = try DenoiserFixture("denoiser").network(EngineOptions(streams: 3))
    let single = try DenoiserFixture("denoiser").network()
    DispatchQueue.concurrentPerform(iterations: 40) { index in
      let pixels = image.map { $0 * Float(index + 1) / 40 }
      let found = try? network.withDenoiser { try $0.predict(pixels, timestep: index).prediction }
      let expected = try? single.withDenoiser { try $0.predict(pixels, timestep: index).prediction }
      #expect(found != nil && found == expected)
    }
  }

  @Test func valuesThatAreNotFiniteAreAnError() throws {
    let network = try DenoiserFixture("denoiser-log").network()
    let error = engineError { try network.withDenoiser { _ = try $0.predict(image, timestep: 1) } }
    #expect(error?.code == "inference-not-finite")
  }

  @Test func cardAndNetworkMustFit() throws {
    func failure(_ fixture: DenoiserFixture) -> String {
      engineError { _ = try fixture.network() }?.description ?? "no error"
    }
    #expect(
      failure(try DenoiserFixture("denoiser-wide")).contains("its output is 1 × 2 × 16 × 16, needed: 1 × 1"))
    #expect(
      failure(try DenoiserFixture("denoiser", diffusion: ["variance": "learned"]))
        .contains("needed: 1 × 2 × 16 × 16 (as many channels as the image, twice: learned variance)"))
    #expect(failure(try DenoiserFixture("denoiser", channels: 3)).contains("its image is 1 × 1 × 16 × 16"))
    #expect(failure(try DenoiserFixture("denoiser", channels: 2)).contains("input.channels is \"2\""))
    #expect(failure(try DenoiserFixture("denoiser-double")).contains("the type of its time step"))
    #expect(
      failure(try DenoiserFixture("denoiser", diffusion: ["timestep": "t"]))
        .contains("the names of its inputs is image, timestep, needed: t (diffusion.timestep)"))
    #expect(
      failure(try DenoiserFixture("denoiser", inputName: "picture")).contains("needed: picture (input.name)"))
    #expect(failure(try DenoiserFixture("thresholds")).contains("the number of inputs is 1 (image)"))
    #expect(failure(try DenoiserFixture("denoiser", task: "timing")).contains("task is \"timing\""))
  }

  @Test func theCardIsReadStrictly() throws {
    func failure(_ diffusion: [String: Any?]) throws -> String {
      let fixture = try DenoiserFixture("denoiser", diffusion: diffusion)
      return engineError { _ = try fixture.network() }?.description ?? "no error"
    }
    #expect(try failure(["schedule": "sigmoid"]).contains("Allowed: cosine, linear"))
    #expect(try failure(["prediction": "score"]).contains("Allowed: noise, clean, velocity"))
    #expect(try failure(["variance": "large"]).contains("Allowed: fixed, learned"))
    #expect(try failure(["steps": 0]).contains("diffusion.steps is \"0\". Allowed: 20 or more"))
    #expect(try failure(["range": [0, 255]]).contains("Allowed: [-1, 1], [0, 1]"))
    #expect(try failure(["steps": nil]).contains("diffusion.steps is missing"))
  }

  @Test func aSegmentationNetworkDoesNotPaint() throws {
    let fixture = try Fixture("thresholds")
    let error = engineError { _ = try DenoiserNetwork(model: fixture.load()) }
    #expect(error?.code == "model-card-value")
    #expect(error?.description.contains("Allowed: denoiser") == true)
  }

  @Test func stepsBeyondTheTrainedOnesAreRefused() throws {
    let network = try DenoiserFixture("denoiser").network()
    #expect(engineError { _ = try network.repaint(steps: 1001) }?.code == "engine-option")
    #expect(engineError { _ = try network.fast(steps: 0) }?.code == "engine-option")
    #expect(try network.repaint().denoiserCalls == 2410)
    #expect(try network.fast().name == "null-space projection, SDE-DPM-Solver++(2M), 38 levels, 38 calls")
  }
}
