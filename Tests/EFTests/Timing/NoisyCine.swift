import ApicalCohort
import ApicalEF
import ApicalImaging
import ApicalRandom
import Foundation
import TestSupport

/// LV areas of an in-silico cine as a segmentation would give them: the areas of its true masks with noise,
/// outliers and missing frames.
struct NoisyCine {
  let curve: AreaCurve
  let known: [BeatFrames]

  /// - Parameters:
  ///   - noise: SD of each frame's error, as a share of its area.
  ///   - outliers: Share of the frames whose area is wrong by 30…70 %.
  ///   - missing: Share of the frames without an area.
  ///   - cut: Frames taken off at either end.
  init(
    _ view: PhantomView, frameRate: Double, seed: UInt64, noise: Double, outliers: Double = 0,
    missing: Double = 0,
    cut: (start: Int, end: Int) = (0, 0)
  ) throws {
    var random = CounterRandom(seed: seed, stream: "areas")
    let kept = cut.start..<view.frameCount - cut.end
    let areas = kept.map { index -> Double? in
      let area = Self.area(view, index)
      let normal = random.normal()
      let (fate, size) = (random.uniform(), random.uniform(in: 0.3...0.7))
      if fate < missing { return nil }
      if fate < missing + outliers { return area * (1 + (size < 0.5 ? -size : size)) }
      return max(0, area * (1 + noise * normal))
    }
    curve = try AreaCurve(areas: areas, frameRate: frameRate)
    known = view.beats.map { BeatFrames(ed: $0.firstFrame, es: $0.endSystole) }
      .filter { kept.contains($0.ed) && kept.contains($0.es) }
      .map { BeatFrames(ed: $0.ed - cut.start, es: $0.es - cut.start) }
  }

  /// 2 ∫ half-width ds, mm²: that of the true mask within 1 % (`PhantomReferenceTests`).
  static func area(_ view: PhantomView, _ index: Int) -> Double {
    let shape = view.shape(frame: index)
    let step = shape.length / 200
    return (0..<200).reduce(0) { $0 + 2 * step * shape.halfWidth(view.kind, at: (Double($1) + 0.5) * step) }
  }
}
