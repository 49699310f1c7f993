/// The part of a frame that is brighter than its surroundings, without lettering and markers.
struct SectorRegion {
  /// Background level and noise are read in the two upper corners, this share of each side.
  private static let cornerShare = 0.18
  /// A block of the coarse grid counts when this share of its pixels is bright.
  private static let blockShare = 0.1

  private static let minimumSide = 16

  let mask: Mask

  /// - Throws: `blank` when less than 2 % of the pixels are bright, or a side has fewer than 16.
  init(_ image: Image) throws(SectorError) {
    guard min(image.width, image.height) >= Self.minimumSide else { throw .blank(share: 0) }
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

  /// Level and noise of the surroundings: over small blocks along the upper and side borders, the median of the
  /// blocks' medians, and of how far their 95th percentiles lie above it. Lettering fills a minority of the blocks.
  private static func background(_ image: Image) -> (level: Float, spread: Float) {
    let side = max(2, min(image.width, image.height) / 48)
    var medians: [Float] = []
    var high: [Float] = []
    for (x, y) in borderBlocks(image.size, side: side) {
      var values = (y..<y + side).flatMap { image.pixels[$0 * image.width + x..<$0 * image.width + x + side] }
      values.sort()
      medians.append(values[values.count / 2])
      high.append(values[values.count * 95 / 100])
    }
    let level = median(medians)
    return (level, max(0, median(high) - level))
  }

  /// Upper left corners of the blocks in the two upper corners of the image.
  private static func borderBlocks(_ size: PixelSize, side: Int) -> [(x: Int, y: Int)] {
    let columns = max(1, Int(Double(size.width) * cornerShare) / side)
    let rows = max(1, Int(Double(size.height) * cornerShare) / side)
    return (0..<rows).flatMap { row in
      (0..<columns).flatMap { column in
        [(column * side, row * side), (size.width - (column + 1) * side, row * side)]
      }
    }
  }

  private static func median(_ values: [Float]) -> Float { values.sorted()[values.count / 2] }

  /// Mean over 5 × 5 pixels, edge pixels repeated.
  private static func boxMean(_ image: Image) -> Image {
    var result = image
    let across = filtered(
      image.pixels, length: image.width, step: 1, lines: image.height, lineStep: image.width)
    result.pixels = filtered(across, length: image.height, step: image.width, lines: image.width, lineStep: 1)
    return result
  }

  /// Mean over five neighbours along each of the lines, by a running sum.
  private static func filtered(
    _ pixels: [Float], length: Int, step: Int, lines: Int, lineStep: Int
  ) -> [Float] {
    var result = pixels
    for line in 0..<lines {
      let start = line * lineStep
      func value(_ index: Int) -> Float { pixels[start + min(max(index, 0), length - 1) * step] }
      var sum = 4 * value(0) + value(1)  // the window around index −1
      for index in 0..<length {
        sum += value(index + 2) - value(index - 3)
        result[start + index * step] = sum / 5
      }
    }
    return result
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
