import ApicalCohort
import ApicalImaging
import Testing

/// The sector measured from the pixels against the one that the phantom was made with.
@Suite struct PhantomSectorTests {
  private static let cohort = InSilicoCohort(
    seed: 2025, exams: 6, style: .mixed, beats: 1, views: [.a4c])

  @Test(arguments: 1...6)
  func theMeasuredSectorIsTheKnownOne(number: Int) throws {
    let view = Self.cohort.phantoms(exam: number)[0]
    let image = PhantomFrame(view: view, index: view.beats[0].endSystole).image()
    let sector = try Sector.estimate(from: image)
    #expect(abs(sector.angle - view.acquisition.angle) < 0.5)
    #expect(abs(sector.depth - view.acquisition.depth) < 1e-9)
    #expect(abs(sector.radius - view.acquisition.depth) < 1)
    #expect(sector.tip.distance(to: view.acquisition.tip) < 2)
  }
}
