import Testing

@testable import ApicalPipeline

@Suite struct GallerySelectionTests {
  /// Frames named exam/view/beat/phase with rising Dice.
  private func metrics(_ frames: [String]) -> [FrameMetricRow] {
    frames.enumerated().map { index, frame in
      FrameMetricRow(
        frame: frame, source: "m", label: "LV", outcome: "measured", dice: Double(index) / 100,
        referencePixels: 1,
        predictedPixels: 1, removedPixels: 0)
    }
  }

  @Test func rowsHoldBestMedianAndWorst() {
    let ranked = GallerySelection.ranked(metrics((0..<9).map { "e\($0)/A4C/beat1/ED" }))
    let chosen = GallerySelection(count: 1).pick(from: ranked)
    #expect(chosen.worst.map(\.frame) == ["e0/A4C/beat1/ED"])
    #expect(chosen.median.map(\.frame) == ["e4/A4C/beat1/ED"])
    #expect(chosen.best.map(\.frame) == ["e8/A4C/beat1/ED"])
  }

  @Test func aRowShowsEachViewOnce() {
    let frames = (0..<12).map { "e\($0 / 2)/A4C/beat\($0 % 2)/ED" }
    let chosen = GallerySelection(count: 2).pick(from: metrics(frames))
    #expect(chosen.worst.map(\.frame) == ["e0/A4C/beat0/ED", "e1/A4C/beat0/ED"])
    #expect(chosen.best.map(\.frame) == ["e5/A4C/beat1/ED", "e4/A4C/beat1/ED"])
    let all = (chosen.best + chosen.median + chosen.worst).map(\.frame)
    #expect(Set(all).count == 6)
  }

  @Test func fewFramesGiveShortRows() {
    #expect(GallerySelection(count: 3).pick(from: metrics(["a", "b"])).best.isEmpty)
    let chosen = GallerySelection(count: 3).pick(from: metrics(["a", "b", "c", "d"]))
    #expect(chosen.best.map(\.frame) == ["d"])
    #expect(chosen.worst.map(\.frame) == ["a"])
  }
}
