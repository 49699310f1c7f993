import ApicalImaging
internal import ApicalRandom

/// A smooth random texture over the plane with values of mean 0 and about unit spread.
///
/// Random values on a wrapped lattice, joined by smooth steps.
struct SmoothNoise: Sendable {
  private static let side = 32
  private let values: [Float]
  private let scale: Float

  /// - Parameter cell: Distance of the lattice points, mm.
  init(cell: Float, using random: inout CounterRandom) {
    scale = 1 / cell
    values = (0..<Self.side * Self.side).map { _ in Float(random.uniform(in: -2.4...2.4)) }
  }

  func value(_ x: Float, _ y: Float) -> Float {
    let gridX = x * scale + 4096
    let gridY = y * scale + 4096
    let column = Int(gridX)
    let row = Int(gridY)
    let fx = Self.ease(gridX - Float(column))
    let fy = Self.ease(gridY - Float(row))
    let mask = Self.side - 1
    let upper = (row & mask) * Self.side
    let lower = ((row + 1) & mask) * Self.side
    let left = column & mask
    let right = (column + 1) & mask
    let top = values[upper + left] + fx * (values[upper + right] - values[upper + left])
    let bottom = values[lower + left] + fx * (values[lower + right] - values[lower + left])
    return top + fy * (bottom - top)
  }

  private static func ease(_ x: Float) -> Float { x * x * (3 - 2 * x) }
}
