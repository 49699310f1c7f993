/// The part of a frame that is brighter than its surroundings, without lettering and markers.
struct SectorRegion {
  /// Background level and noise are read in the two upper corners, this share of each side.
  private static let cornerShare = 0.12
  /// A block of the coarse grid counts when this share of its pixels is bright.
  private static let blockShare = 0.1

  let mask: Mask

  /// - Throws: `blank` when less than 2 % of the pixels are bright.
  init(_ image: Image) throws(SectorError) {
    let bright = Self.bright(image)
    let region = Self.largestPart(bright)
    let share = Double(region.area) / Double(region.size.count)
    guard share >= 0.02 else { throw .blank(share: share) }
    mask = region
  }

  /// Pixels above the surroundings; a noisy image is smoothed over 5 × 5 pixels first.
  private static func bright(_ image: Image) -> Mask {
    let (level, spread) = background(image)
    guard spread > 0 else { return Mask(size: image.size, isInside: image.pixels.map { $0 > level }) }
    let smooth = boxMean(image)
    let (smoothLevel, smoothSpread) = background(smooth)
    let range = (image.pixels.max() ?? level) - level
    let threshold = smoothLevel + max(3 * smoothSpread, 0.01 * range)
    return Mask(size: image.size, isInside: smooth.pixels.map { $0 > threshold })
  }

  /// Median of the corners, and how far their 90th percentile lies above it.
  private static func background(_ image: Image) -> (level: Float, spread: Float) {
    let columns = max(1, Int(Double(image.width) * cornerShare))
    let rows = max(1, Int(Double(image.height) * cornerShare))
    var values: [Float] = []
    for y in 0..<rows {
      let start = y * image.width
      values += image.pixels[start..<start + columns]
      values += image.pixels[start + image.width - columns..<start + image.width]
    }
    values.sort()
    let level = values[values.count / 2]
    return (level, values[values.count * 9 / 10] - level)
  }

  /// Mean over 5 × 5 pixels, edge pixels repeated.
  private static func boxMean(_ image: Image) -> Image {
    var across = image
    for y in 0..<image.height {
      for x in 0..<image.width {
        across[x, y] = (-2...2).reduce(0) { $0 + image[min(max(x + $1, 0), image.width - 1), y] } / 5
      }
    }
    var down = across
    for y in 0..<image.height {
      for x in 0..<image.width {
        down[x, y] = (-2...2).reduce(0) { $0 + across[x, min(max(y + $1, 0), image.height - 1)] } / 5
      }
    }
    return down
  }

  /// Bright pixels in and around the largest group of coarse blocks: dark gaps inside the sector do not split it.
  private static func largestPart(_ bright: Mask) -> Mask {
    let block = max(4, min(bright.width, bright.height) / 64)
    let coarse = PixelSize(
      width: (bright.width + block - 1) / block, height: (bright.height + block - 1) / block)
    var counts = [Int](repeating: 0, count: coarse.count)
    for y in 0..<bright.height {
      for x in 0..<bright.width where bright[x, y] { counts[y / block * coarse.width + x / block] += 1 }
    }
    let needed = max(1, Int(Double(block * block) * blockShare))
    let blocks = Mask(size: coarse, isInside: counts.map { $0 >= needed })
    let kept = grown(blocks.largestComponent(connectivity: .eight).mask)
    var result = bright
    for y in 0..<bright.height {
      for x in 0..<bright.width where !kept[x / block, y / block] { result[x, y] = false }
    }
    return result
  }

  private static func grown(_ mask: Mask) -> Mask {
    var result = mask
    for y in 0..<mask.height {
      for x in 0..<mask.width where mask[x, y] {
        for step in Connectivity.eight.steps {
          let (nx, ny) = (x + step.x, y + step.y)
          if nx >= 0, nx < mask.width, ny >= 0, ny < mask.height { result[nx, ny] = true }
        }
      }
    }
    return result
  }
}
