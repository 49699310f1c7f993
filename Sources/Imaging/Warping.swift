extension Image {
  /// The image seen through a map: each pixel shows what lies where the map takes its centre.
  ///
  /// Bilinear between pixel centres, mean of 2 × 2 positions a pixel where the map shrinks the image; what lies
  /// outside of the image is `surroundings`.
  ///
  /// - Parameters:
  ///   - map: From the pixel coordinates of the result to those of this image.
  ///   - size: Of the result.
  ///   - spacing: Of the result.
  ///   - surroundings: Value outside.
  public func warped(by map: AffineMap, size: PixelSize, spacing: Spacing?, surroundings: Float = 0) -> Image
  {
    let stretch = max(abs(map.xx) + abs(map.xy), abs(map.yx) + abs(map.yy))
    let offsets = stretch > 1.01 ? [0.25, 0.75] : [0.5]
    let weight = 1 / Float(offsets.count * offsets.count)
    var result = Image(size: size, spacing: spacing)
    for y in 0..<size.height {
      for x in 0..<size.width {
        var sum: Float = 0
        for dy in offsets {
          for dx in offsets {
            sum += value(at: map(Point(x: Double(x) + dx, y: Double(y) + dy)), surroundings: surroundings)
          }
        }
        result[x, y] = sum * weight
      }
    }
    return result
  }

  /// Bilinear between the four nearest pixel centres.
  private func value(at point: Point, surroundings: Float) -> Float {
    let (x, y) = (point.x - 0.5, point.y - 0.5)
    guard x > -1, y > -1, x < Double(width), y < Double(height) else { return surroundings }
    let (left, top) = (Int(x.rounded(.down)), Int(y.rounded(.down)))
    let (across, down) = (Float(x - Double(left)), Float(y - Double(top)))
    func pixel(_ column: Int, _ row: Int) -> Float {
      column >= 0 && row >= 0 && column < width && row < height ? self[column, row] : surroundings
    }
    let upper = pixel(left, top) * (1 - across) + pixel(left + 1, top) * across
    let lower = pixel(left, top + 1) * (1 - across) + pixel(left + 1, top + 1) * across
    return upper * (1 - down) + lower * down
  }
}

extension LabelMap {
  /// The label map seen through a map: each pixel has the label where the map takes its centre; background outside.
  ///
  /// - Parameters:
  ///   - map: From the pixel coordinates of the result to those of this label map.
  ///   - size: Of the result.
  ///   - spacing: Of the result.
  public func warped(by map: AffineMap, size: PixelSize, spacing: Spacing?) -> LabelMap {
    var result = LabelMap(size: size, spacing: spacing, labels: [UInt8](repeating: 0, count: size.count))
    for y in 0..<size.height {
      for x in 0..<size.width {
        let point = map(Point(x: Double(x) + 0.5, y: Double(y) + 0.5))
        guard point.x >= 0, point.y >= 0, point.x < Double(width), point.y < Double(height) else { continue }
        result[x, y] = self[Int(point.x), Int(point.y)]
      }
    }
    return result
  }
}
