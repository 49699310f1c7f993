internal import ApicalImaging

/// The ratios by which Painchaud et al. judge apical masks, counted in pixels as their released program does.
///
/// Painchaud et al., IEEE Trans. Med. Imaging 2020;39:3703–3713.
public struct PainchaudRatios: Sendable, Equatable, Codable {
  /// Pixels of the LV with background among their eight neighbours, over the columns that the LV spans.
  ///
  /// Without a labelled LA the mitral base counts as background.
  public let lvBackgroundFrontier: Double
  /// Pixels of the MYO with LA among their eight neighbours, over the columns that the MYO spans; nil without MYO.
  public let myoLAFrontier: Double?
  /// Pixels of LV over those of MYO in the row of their common centre; nil where the row has none of one.
  public let lvMyoWidth: Double?
  /// Erosions by 3 × 3 pixels until the MYO falls apart or vanishes, over its largest inscribed radius in pixels; 0 where it
  /// lies in pieces. Small where the wall is thin at one place and thick at another. nil without MYO.
  public let myoThinning: Double?

  init(_ map: LabelMap, imageSize: PixelSize) {
    let lv = map.mask(of: .lv)
    let myo = map.mask(of: .myo)
    lvBackgroundFrontier = Self.frontier(of: lv, map, .background) ?? 0
    myoLAFrontier = Self.frontier(of: myo, map, .la)
    lvMyoWidth = Self.widthRatio(lv, myo)
    myoThinning = Self.thinning(myo, speck: Double(imageSize.count) / 16_384)
  }

  private static func frontier(of mask: Mask, _ map: LabelMap, _ other: Label) -> Double? {
    var count = 0
    var (first, last) = (Int.max, Int.min)
    for y in 0..<mask.height {
      for x in 0..<mask.width where mask[x, y] {
        (first, last) = (min(first, x), max(last, x))
        let touches = (max(0, y - 1)...min(mask.height - 1, y + 1)).contains { row in
          (max(0, x - 1)...min(mask.width - 1, x + 1)).contains { map[$0, row] == other }
        }
        count += touches ? 1 : 0
      }
    }
    guard first <= last else { return nil }
    return count > 1 ? Double(count) / Double(last - first + 1) : 0
  }

  private static func widthRatio(_ lv: Mask, _ myo: Mask) -> Double? {
    var (count, sum) = (0, 0)
    for index in lv.isInside.indices where lv.isInside[index] || myo.isInside[index] {
      count += 1
      sum += index / lv.width
    }
    guard count > 0 else { return nil }
    let row = sum / count * lv.width..<(sum / count + 1) * lv.width
    let (inner, outer) = (lv.isInside[row].count { $0 }, myo.isInside[row].count { $0 })
    return inner > 0 && outer > 0 ? Double(inner) / Double(outer) : nil
  }

  private static func thinning(_ myo: Mask, speck: Double) -> Double? {
    guard !myo.isEmpty, let pixels = try? Spacing(x: 1, y: 1) else { return nil }
    var (eroded, erosions) = (BitMask(myo), 0)
    let nearest = NearestPixel(of: eroded.surroundings(), spacing: pixels)
    var radius = 0.0
    eroded.forEachPixel { x, y in radius = max(radius, nearest.squaredDistance(x: x + 1, y: y + 1)) }
    while true {
      let parts = Mask(eroded).components(connectivity: .eight)
      guard parts.count == 1 else { break }
      var kept = eroded.eroded()
      for part in Mask(kept).components(connectivity: .eight) where Double(part.area) < speck {
        for pixel in part.pixels { kept.remove(x: pixel % kept.width, y: pixel / kept.width) }
      }
      eroded = kept
      erosions += 1
    }
    return Double(erosions) / radius.squareRoot()
  }
}

extension BitMask {
  /// The pixels outside of the mask, with a margin of one pixel around the grid.
  fileprivate func surroundings() -> BitMask {
    var result = BitMask(width: width + 2, height: height + 2)
    for y in 0..<height + 2 {
      for x in 0..<width + 2 {
        let isInside =
          x > 0 && y > 0 && x <= width && y <= height
          && words[(y - 1) * stride + (x - 1) >> 6] >> UInt64((x - 1) & 63) & 1 == 1
        if !isInside { result.words[y * result.stride + x >> 6] |= 1 << UInt64(x & 63) }
      }
    }
    return result
  }

  fileprivate mutating func remove(x: Int, y: Int) { words[y * stride + x >> 6] &= ~(1 << UInt64(x & 63)) }
}
