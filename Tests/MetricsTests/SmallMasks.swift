import ApicalImaging
import ApicalRandom

/// Random masks, and the definition of the surface distances written down without any cleverness.
enum SmallMasks {
  /// Some rectangles, some noise: from nearly empty to nearly full, often touching the image's edge.
  static func random(_ size: PixelSize, using generator: inout CounterRandom) -> Mask {
    var mask = Mask(size: size)
    for _ in 0..<Int.random(in: 0...2, using: &generator) {
      let x0 = Int.random(in: 0..<size.width, using: &generator)
      let y0 = Int.random(in: 0..<size.height, using: &generator)
      for y in y0..<Int.random(in: (y0 + 1)...size.height, using: &generator) {
        for x in x0..<Int.random(in: (x0 + 1)...size.width, using: &generator) { mask[x, y] = true }
      }
    }
    let noise = [0, 0.02, 0.3].randomElement(using: &generator)!
    for index in mask.isInside.indices where generator.uniform() < noise { mask.isInside[index].toggle() }
    return mask
  }

  static func boundary(_ mask: Mask) -> [(x: Int, y: Int)] {
    func isInside(_ x: Int, _ y: Int) -> Bool {
      x >= 0 && y >= 0 && x < mask.width && y < mask.height && mask[x, y]
    }
    var pixels: [(Int, Int)] = []
    for y in 0..<mask.height {
      for x in 0..<mask.width where mask[x, y] {
        if ![(1, 0), (-1, 0), (0, 1), (0, -1)].allSatisfy({ isInside(x + $0.0, y + $0.1) }) {
          pixels.append((x, y))
        }
      }
    }
    return pixels
  }

  /// From each boundary pixel of `source` to the nearest of `target`, by trying all.
  static func directed(_ source: Mask, _ target: Mask, _ spacing: Spacing) -> [Double] {
    let goals = boundary(target)
    return boundary(source).map { pixel in
      goals.map { goal in
        let dx = Double(pixel.x - goal.x) * spacing.x
        let dy = Double(pixel.y - goal.y) * spacing.y
        return (dx * dx + dy * dy).squareRoot()
      }.min()!
    }.sorted()
  }
}
