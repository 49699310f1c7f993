import ApicalImaging
import ApicalRandom

/// Random masks of every kind that has ever tripped a measure.
enum RandomMasks {
  enum Kind: CaseIterable {
    /// Ellipses, some with a hole, cut by the image's edge where they reach it.
    case ellipses
    /// Rectangles and noise.
    case rectangles
    /// A shape and some single pixels far away.
    case specks
    /// Pixels drawn one by one.
    case noise
  }

  /// Small images, and now and then one wider than a machine word or two.
  static func size(using generator: inout CounterRandom) -> PixelSize {
    let isWide = generator.uniform() < 0.2
    return PixelSize(
      width: isWide ? .random(in: 60...140, using: &generator) : .random(in: 1...20, using: &generator),
      height: isWide ? .random(in: 1...6, using: &generator) : .random(in: 1...20, using: &generator))
  }

  /// Anisotropic more often than not.
  static func spacing(using generator: inout CounterRandom) throws -> Spacing {
    let x = generator.uniform(in: 0.1...2)
    return try Spacing(x: x, y: generator.uniform() < 0.3 ? x : generator.uniform(in: 0.1...2))
  }

  static func mask(_ size: PixelSize, using generator: inout CounterRandom) -> Mask {
    switch Kind.allCases.randomElement(using: &generator)! {
    case .rectangles: return SmallMasks.random(size, using: &generator)
    case .noise:
      let share = generator.uniform()
      return Mask(size: size, isInside: (0..<size.count).map { _ in generator.uniform() < share })
    case .ellipses: return ellipse(size, using: &generator)
    case .specks:
      var mask = ellipse(size, using: &generator)
      for _ in 0..<3 { mask.isInside[.random(in: 0..<size.count, using: &generator)] = true }
      return mask
    }
  }

  /// An ellipse anywhere, ring-shaped in a third of all cases.
  private static func ellipse(_ size: PixelSize, using generator: inout CounterRandom) -> Mask {
    let (width, height) = (Double(size.width), Double(size.height))
    let (x, y) = (generator.uniform(in: 0...width), generator.uniform(in: 0...height))
    let (a, b) = (
      generator.uniform(in: 0.5...max(1, width / 2)), generator.uniform(in: 0.5...max(1, height / 2))
    )
    let hole = generator.uniform() < 0.3 ? generator.uniform(in: 0.2...0.8) : -1
    var mask = Mask(size: size)
    for row in 0..<size.height {
      for column in 0..<size.width {
        let (dx, dy) = ((Double(column) + 0.5 - x) / a, (Double(row) + 0.5 - y) / b)
        let radius = (dx * dx + dy * dy).squareRoot()
        mask[column, row] = radius < 1 && radius > hole
      }
    }
    return mask
  }
}
