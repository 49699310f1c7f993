import ApicalCohort
import ApicalImaging
import Foundation
import Testing

/// The masks against the closed form, for 40 exams of both styles.
@Suite struct PhantomReferenceTests {
  private static let cohort = InSilicoCohort(
    seed: 2025, exams: 40, style: .mixed, beats: 1, views: [.a2c, .a4c])

  @Test(arguments: 1...40)
  func simpsonFindsTheKnownVolumesAndEF(number: Int) {
    let views = Self.cohort.phantoms(exam: number)
    let recorded = Self.cohort.cohort().exams[number - 1].recorded
    let (edv, esv) = (simpson(views, \.firstFrame), simpson(views, \.endSystole))
    #expect(abs(edv / recorded.edv! - 1) < 0.04)
    #expect(abs(esv / recorded.esv! - 1) < 0.04)
    #expect(abs(100 * (edv - esv) / edv - recorded.ef!) < 1.5)
  }

  @Test(arguments: 1...40)
  func theVentricleLiesInTheSector(number: Int) {
    for view in Self.cohort.phantoms(exam: number) {
      for index in [view.beats[0].firstFrame, view.beats[0].endSystole] {
        let map = PhantomFrame(view: view, index: index).reference()!
        let area = Double(map.mask(of: .lv).area) * view.acquisition.spacing.pixelArea
        #expect(abs(area / expectedArea(view, index) - 1) < 0.01)
      }
    }
  }

  @Test func labelsAreThoseOfCAMUSAndStayInTheSector() {
    for view in Self.cohort.phantoms(exam: 2) {
      let map = PhantomFrame(view: view, index: 0).reference()!
      #expect(map.presentLabels == [.lv, .myo, .la])
      let half = view.acquisition.angle / 2 * .pi / 180
      for y in 0..<map.height {
        for x in 0..<map.width where map[x, y] != .background {
          let dx = (Double(x) + 0.5 - view.acquisition.tip.x) * view.acquisition.spacing.x
          let dy = (Double(y) + 0.5) * view.acquisition.spacing.y
          #expect((dx * dx + dy * dy).squareRoot() <= view.acquisition.depth + 1e-6)
          #expect(abs(dx) <= dy * tan(half) + 1e-6)
        }
      }
    }
  }

  /// The wall lies around the lumen and the atrium below it: no lumen pixel touches the background.
  @Test(arguments: 1...6)
  func theLumenTouchesWallAndAtriumOnly(number: Int) {
    for view in Self.cohort.phantoms(exam: number) {
      let map = PhantomFrame(view: view, index: view.beats[0].endSystole).reference()!
      for y in 1..<map.height - 1 {
        for x in 1..<map.width - 1 where map[x, y] == .lv {
          let around = [map[x - 1, y], map[x + 1, y], map[x, y - 1], map[x, y + 1]]
          #expect(!around.contains(.background))
        }
      }
    }
  }

  private func simpson(_ views: [PhantomView], _ moment: KeyPath<Heartbeat, Int>) -> Double {
    let discs = views.map { view in
      let map = PhantomFrame(view: view, index: view.beats[0][keyPath: moment]).reference()!
      return ReferenceSimpson(map, spacing: view.acquisition.spacing.x)
    }
    return ReferenceSimpson.volume(discs[0], discs[1])
  }

  /// 2 ∫ half-width ds, mm².
  private func expectedArea(_ view: PhantomView, _ index: Int) -> Double {
    let shape = view.shape(frame: index)
    let step = shape.length / 2000
    return (0..<2000).reduce(0) { $0 + 2 * step * shape.halfWidth(view.kind, at: (Double($1) + 0.5) * step) }
  }
}
