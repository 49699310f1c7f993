internal import ApicalImaging

/// One label of a map on another grid: the cells that `LabelMap.resized(to:)` gives it, found without resizing.
///
/// A cell whose pixels all carry the label has it, one without such a pixel does not; both are told from packed bits, 64
/// pixels at a time. Only where labels meet are the shares computed, in the order and precision of ``Resampler``.
struct ResampledMask {
  let bits: BitMask

  init(of label: Label, in map: LabelMap, on size: PixelSize) {
    let packed = BitMask(map, labels: [label])
    guard size != map.size else {
      bits = packed
      return
    }
    let resampler = Resampler(from: map.size, to: size)
    let vote = CellVote(label: label.rawValue, map: map, columns: resampler.columns, rows: resampler.rows)
    let within = packed.rows
    var bits = BitMask(width: size.width, height: size.height)
    for y in 0..<size.height {
      let first = resampler.rows.starts[y]
      guard first < within.upperBound, first + resampler.rows.width > within.lowerBound else { continue }
      let (any, all) = packed.combinedRows(first..<first + resampler.rows.width)
      for x in 0..<size.width {
        let start = resampler.columns.starts[x]
        let reach = start..<start + resampler.columns.width
        guard any.hasBit(in: reach, is: true) else { continue }
        if !all.hasBit(in: reach, is: false) || vote.isWon(x: x, y: y) {
          bits.words[y * bits.stride + x >> 6] |= 1 << UInt64(x & 63)
        }
      }
    }
    self.bits = bits
  }
}

/// Which label has the largest share of a cell; a tie goes to the lower one.
private struct CellVote {
  let label: UInt8
  let map: LabelMap
  let columns, rows: FilterTaps

  func isWon(x: Int, y: Int) -> Bool {
    var shares: [(label: UInt8, share: Float)] = []
    for candidate in candidates(x: x, y: y) { shares.append((candidate, share(of: candidate, x: x, y: y))) }
    guard let own = shares.first(where: { $0.label == label }) else { return false }
    return shares.allSatisfy { other in
      other.label == label || (other.label < label ? other.share < own.share : other.share <= own.share)
    }
  }

  private func candidates(x: Int, y: Int) -> [UInt8] {
    var found: [UInt8] = []
    for row in rows.starts[y]..<rows.starts[y] + rows.width {
      for column in columns.starts[x]..<columns.starts[x] + columns.width {
        let value = map.labels[row * map.width + column]
        if !found.contains(value) { found.append(value) }
      }
    }
    return found
  }

  /// Weights along the row first, then down the rows: the order in which ``Resampler`` adds.
  private func share(of candidate: UInt8, x: Int, y: Int) -> Float {
    var share: Float = 0
    for down in 0..<rows.width {
      let first = (rows.starts[y] + down) * map.width + columns.starts[x]
      var sum: Float = 0
      for across in 0..<columns.width where map.labels[first + across] == candidate {
        sum += columns.weights[x * columns.width + across]
      }
      share += rows.weights[y * rows.width + down] * sum
    }
    return share
  }
}

/// One row of packed bits.
private struct BitRow {
  let words: [UInt64]

  /// Whether any bit of the range has this value.
  func hasBit(in range: Range<Int>, is value: Bool) -> Bool {
    var index = range.lowerBound
    while index < range.upperBound {
      let (word, bit) = (index >> 6, index & 63)
      let count = min(64 - bit, range.upperBound - index)
      let mask: UInt64 = (count == 64 ? ~0 : (1 << UInt64(count)) - 1) << UInt64(bit)
      if (value ? words[word] : ~words[word]) & mask != 0 { return true }
      index += count
    }
    return false
  }
}

extension BitMask {
  /// Which columns have a pixel in any, and in all, of these rows.
  fileprivate func combinedRows(_ rows: Range<Int>) -> (any: BitRow, all: BitRow) {
    var any = [UInt64](repeating: 0, count: stride)
    var all = [UInt64](repeating: ~0, count: stride)
    for row in rows {
      for word in 0..<stride {
        any[word] |= words[row * stride + word]
        all[word] &= words[row * stride + word]
      }
    }
    return (BitRow(words: any), BitRow(words: all))
  }
}
