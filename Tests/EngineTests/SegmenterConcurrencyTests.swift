import ApicalEngine
import ApicalImaging
import Foundation
import Synchronization
import Testing

@Suite struct SegmenterConcurrencyTests {
  /// Frames that all differ: size and the place of the ventricle.
  private func frames(_ count: Int) -> [Image] {
    (0..<count).map { index in
      Image.drawn(width: 80 + 3 * index, height: 70 + 2 * index) { x, y in
        hypot(x - 30 - Double(index), y - 35) < 20 ? 110 : 10 + Float(index)
      }
    }
  }

  @Test func resultsDoNotDependOnStreamsOrBatches() throws {
    let fixture = try Fixture("thresholds")
    let images = frames(7)
    let one = try fixture.segmenter(EngineOptions(streams: 1))
    let expected = try images.map { try one.segment($0) }
    #expect(Set(expected.map(\.labels.size)).count == 7)
    for options in [
      EngineOptions(streams: 1), EngineOptions(streams: 2), EngineOptions(streams: 3),
      EngineOptions(streams: 1, threads: 2),
    ] {
      let segmenter = try fixture.segmenter(options)
      #expect(try segmenter.segment(images) == expected)
      #expect(try segmenter.segment(Array(images[3...])) == Array(expected[3...]))
    }
  }

  @Test func manyCallersShareASegmenter() async throws {
    let images = frames(4)
    let segmenter = try Fixture("thresholds").segmenter(EngineOptions(streams: 2))
    let expected = try segmenter.segment(images)
    try await withThrowingTaskGroup(of: [Segmentation].self) { group in
      for _ in 0..<4 { group.addTask { try segmenter.segment(images) } }
      for try await result in group { #expect(result == expected) }
    }
  }

  @Test func noImagesGiveNoResults() throws {
    #expect(try Fixture("thresholds").segmenter().segment([]) == [])
  }

  @Test func stopsWhenAsked() throws {
    let segmenter = try Fixture("thresholds").segmenter(EngineOptions(streams: 2))
    let asked = Mutex(0)
    let error = engineError {
      _ = try segmenter.segment(frames(20)) {
        asked.withLock {
          $0 += 1; return $0 > 3
        }
      }
    }
    #expect(error == .cancelled)
    #expect(asked.withLock { $0 } <= 5)
  }

  @Test func namesTheFirstImageThatIsNotFinite() throws {
    let fixture = try Fixture("logarithm", ["output.labels": ["background", "LV"]])
    var images = [Float](repeating: 2, count: 9).map {
      Image(size: PixelSize(width: 64, height: 64), spacing: nil, filledWith: $0)
    }
    for index in [4, 6, 8] { images[index][3, 3] = -1 }
    for streams in [1, 2] {
      #expect(throws: EngineError.outputNotFinite(file: "logarithm.onnx", image: 4)) {
        try fixture.segmenter(EngineOptions(streams: streams)).segment(images)
      }
    }
  }
}
