import ApicalImaging
import Foundation

/// Scatterers of one frame on the polar grid, row after row of beams.
struct EchoField {
  /// Amplitude of the scatterers.
  private(set) var size: [Float]
  /// Share of the amplitude that belongs to scatterers which persist, 0…1.
  private(set) var memory: [Float]
  /// Which persistent scatterer a cell holds: the cell where its tissue lay at end-diastole.
  private(set) var origin: [Int]
  private let grid: PolarGrid

  init(view: PhantomView, frame: Int, grid: PolarGrid, artefacts: BeamArtefacts) {
    self.grid = grid
    size = [Float](repeating: 0, count: grid.count)
    memory = size
    origin = Array(0..<grid.count)
    let map = EchoMap(
      plane: PhantomPlane(view: view, frame: frame), stream: view.stream, seed: view.heart.seed)
    let rowClutter = (0..<grid.samples).map { artefacts.clutterPower(radius: grid.radius($0)) }
    for beam in 0..<grid.beams {
      let direction = (x: sin(grid.angle(beam)), y: cos(grid.angle(beam)))
      let beamClutter = artefacts.clutterPower(beam: beam)
      for sample in 0..<grid.samples {
        let radius = grid.radius(sample)
        let site = map.plane.site(x: radius * direction.x, y: radius * direction.y)
        let level = map.level(site)
        let tissue = BeamArtefacts.power(level + artefacts.gain(beam: beam, radius: radius))
        set(
          sample * grid.beams + beam, site, level, tissue: tissue, clutter: rowClutter[sample] * beamClutter)
      }
    }
  }

  /// Solid tissue keeps its scatterers as it moves, blood renews them, clutter stands still.
  private mutating func set(
    _ index: Int, _ site: TissueSite, _ level: Float, tissue: Float, clutter: Float
  ) {
    let isSolid = level > 3
    let total = tissue + clutter
    size[index] = total.squareRoot()
    memory[index] = ((tissue * (isSolid ? 0.9 : 0.3) + 0.8 * clutter) / total).squareRoot()
    if isSolid, let cell = grid.cell(x: site.originX, y: site.originY) { origin[index] = cell }
  }
}
