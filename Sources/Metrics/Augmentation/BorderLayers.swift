internal import ApicalImaging

/// The layers of pixels on both sides of the border of a keep mask.
///
/// Layer 1 are the kept pixels with a painted neighbour, layer 2 the kept ones next to those, and so on; layer 0 are the painted
/// pixels with a kept neighbour, layer −1 those next to them. Neighbours share an edge. The image's edge is no border.
struct BorderLayers {
  /// One a pixel; nil beyond the layers asked for.
  private(set) var layer: [Int?]
  /// Whether the nearest piece of border is open: painted with something other than background.
  private(set) var isOpen: [Bool]
  private let size: PixelSize

  /// - Parameters:
  ///   - keep: The kept pixels.
  ///   - reach: Layers on either side.
  ///   - isOpenAt: True for a painted pixel whose surroundings hold more than background.
  init(_ keep: Mask, reach: Int, isOpenAt: (Int) -> Bool) {
    size = keep.size
    layer = [Int?](repeating: nil, count: size.count)
    isOpen = [Bool](repeating: false, count: size.count)
    var edge: [Int] = []
    for index in layer.indices
    where neighbours(of: index).contains(where: {
      keep.isInside[$0] != keep.isInside[index]
    }) {
      layer[index] = keep.isInside[index] ? 1 : 0
      isOpen[index] =
        keep.isInside[index]
        ? neighbours(of: index).contains { !keep.isInside[$0] && isOpenAt($0) } : isOpenAt(index)
      edge.append(index)
    }
    grow(edge, keep, reach)
  }

  /// The pixels above, below, left and right.
  func neighbours(of index: Int) -> [Int] {
    let x = index % size.width
    var found: [Int] = []
    if x > 0 { found.append(index - 1) }
    if x + 1 < size.width { found.append(index + 1) }
    if index >= size.width { found.append(index - size.width) }
    if index + size.width < size.count { found.append(index + size.width) }
    return found
  }

  /// Hands layer and openness on, one step after the other, each side for itself.
  private mutating func grow(_ edge: [Int], _ keep: Mask, _ reach: Int) {
    var edge = edge
    for _ in 1..<max(reach, 1) {
      var next: [Int] = []
      for index in edge {
        for neighbour in neighbours(of: index)
        where layer[neighbour] == nil && keep.isInside[neighbour] == keep.isInside[index] {
          layer[neighbour] = layer[index]! + (keep.isInside[index] ? 1 : -1)
          isOpen[neighbour] = isOpen[index]
          next.append(neighbour)
        }
      }
      edge = next
    }
  }
}
