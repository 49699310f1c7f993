import ApicalImaging
import Foundation
import TestSupport
import Testing

@testable import ApicalEngine

/// `timing.onnx` gives the mean m of each frame and m(t+2) − m(t−2), so that every step can be followed.
@Suite struct TimingNetworkTests {
  private static var card: [String: Any?] {
    [
      "task": "timing", "input.width": 4, "input.height": 4, "input.name": nil, "input.frameRate": 30,
      "output.name": nil, "output.labels": ["cosine", "sine"],
    ]
  }

  private func network(_ changes: [String: Any?] = [:]) throws -> TimingNetwork {
    let fixture = try Fixture("timing", Self.card.merging(changes) { _, new in new })
    return try TimingNetwork(model: fixture.load())
  }

  private func frames(_ values: [Float]) -> [Image] {
    values.map { Image(size: PixelSize(width: 10, height: 6), spacing: nil, filledWith: $0) }
  }

  @Test func framesAtTheNetworksRateAreTakenAsTheyAre() throws {
    let values: [Float] = [1, 4, 9, 16, 25, 36]
    let curve = try network().phase(of: frames(values), frameRate: 30)
    #expect(curve.frameRate == 30)
    let sines = [9.0, 16, 24, 32, -9, -16]
    for index in values.indices {
      #expect(abs(curve.cosine[index] - Double(values[index])) < 1e-4)
      #expect(abs(curve.sine[index] - sines[index]) < 1e-4)
    }
  }

  /// A ramp stays a ramp at any rate, up to the last frame that the network's grid reaches.
  @Test(arguments: [12.5, 25, 30, 47, 60, 80])
  func otherRatesAreResampledBothWays(rate: Double) throws {
    let values = (0..<60).map { Float($0) / Float(rate) }
    let curve = try network().phase(of: frames(values), frameRate: rate)
    #expect(curve.count == 60)
    for index in values.indices where Double(values[index]) <= Double(values[59]) - 1 / 30 {
      #expect(abs(curve.cosine[index] - Double(values[index])) < 1e-4)
    }
  }

  @Test func theOrderOfTheChannelsIsThatOfTheCard() throws {
    let values: [Float] = [1, 4, 9, 16, 25]
    let swapped = try network(["output.labels": ["sine", "cosine"]]).phase(of: frames(values), frameRate: 30)
    #expect(abs(swapped.sine[1] - 4) < 1e-4)
  }

  /// Windows that overlap by more than the network sees change nothing.
  @Test func windowsGiveWhatTheWholeGives() throws {
    let values = (0..<700).map { Float(sin(Double($0) / 7)) }
    let network = try network()
    let whole = try network.phase(of: frames(values), frameRate: 30, window: 10_000)
    let parts = try network.phase(of: frames(values), frameRate: 30, window: 200)
    #expect(whole == parts)
    let windows = TimingNetwork.windows(700, length: 200)
    #expect(windows.flatMap { Array($0.kept) } == Array(0..<700))
    #expect(windows.allSatisfy { $0.frames.contains($0.kept.lowerBound) && $0.frames.count <= 200 })
  }

  @Test func oneFrameIsEnough() throws {
    #expect(try network().phase(of: frames([7]), frameRate: 50).cosine.count == 1)
  }

  @Test func wrongCardsAreRefused() throws {
    for (changes, key) in [
      (["task": "segmentation"], "task"), (["input.frameRate": nil], "input.frameRate"),
      (["input.frameRate": 0], "input.frameRate"),
      (["output.labels": ["cosine", "cosine"]], "output.labels"),
    ] as [([String: Any?], String)] {
      do {
        _ = try network(changes)
        Issue.record("\(key) was accepted")
      } catch let error as EngineError {
        guard case .cardValue(_, key, _, _) = error else {
          Issue.record("\(error)")
          continue
        }
      }
    }
    #expect(throws: EngineError.self) { try network(["input.width": 8]) }
    #expect(throws: EngineError.self) {
      try TimingNetwork(model: Fixture("thresholds", Self.card).load())
    }
  }
}
