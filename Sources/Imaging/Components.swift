extension Mask {
  /// Pixels that hang together.
  public struct Component: Sendable, Equatable {
    /// Row-major indices, ascending.
    public let pixels: [Int]

    /// Number of pixels.
    public var area: Int { pixels.count }
  }

  /// The connected components, the largest first; equal ones in the order of their first pixel, row after row.
  public func components(connectivity: Connectivity) -> [Component] {
    var isLeft = isInside
    var found: [Component] = []
    for seed in isLeft.indices where isLeft[seed] {
      found.append(Component(pixels: flood(from: seed, &isLeft, connectivity.steps).sorted()))
    }
    return found.enumerated()
      .sorted { ($1.element.area, $0.offset) < ($0.element.area, $1.offset) }
      .map(\.element)
  }

  /// The largest component alone, and how many pixels of the others went; an empty mask stays empty.
  public func largestComponent(connectivity: Connectivity) -> (mask: Mask, removedPixels: Int) {
    guard let largest = components(connectivity: connectivity).first else { return (self, 0) }
    var mask = Mask(size: size)
    for pixel in largest.pixels { mask.isInside[pixel] = true }
    return (mask, area - largest.area)
  }

  private func flood(from seed: Int, _ isLeft: inout [Bool], _ steps: [(x: Int, y: Int)]) -> [Int] {
    var pixels = [seed]
    isLeft[seed] = false
    var next = 0
    while next < pixels.count {
      let (x, y) = (pixels[next] % width, pixels[next] / width)
      next += 1
      for step in steps {
        let (nx, ny) = (x + step.x, y + step.y)
        guard nx >= 0, nx < width, ny >= 0, ny < height, isLeft[ny * width + nx] else { continue }
        isLeft[ny * width + nx] = false
        pixels.append(ny * width + nx)
      }
    }
    return pixels
  }
}
