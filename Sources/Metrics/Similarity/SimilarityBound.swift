/// How unlike two images must be at least, block by block, told from a few numbers of each.
///
/// With l and c the two factors of SSIM in a window, |l| ≤ 1 − (|μx| − |μy|)² / (μx² + μy² + C₁), and, as
/// |σxy| ≤ σx σy (Cauchy–Schwarz), |c| ≤ 1 − (σx − σy)² / (σx² + σy² + C₂). So 1 − l c is at least the larger of the two
/// quotients. Over a block of windows the mean of a quotient is at least its numerator taken of the block's mean values
/// (Jensen) over its denominator taken of the block's largest values.
struct SimilarityBound: Sendable {
  /// Windows along each side of a block.
  static let side = 16

  private struct Block {
    let count: Double
    let mean, largestMean, spread, largestSpread: Double
  }

  private let blocks: [Block]
  private let blocksPerRow: Int

  init(_ moments: LocalMoments) {
    blocksPerRow = (moments.columns + Self.side - 1) / Self.side
    let rows = (moments.rows + Self.side - 1) / Self.side
    let perRow = blocksPerRow
    blocks = (0..<rows).flatMap { row in
      (0..<perRow).map { column in Self.block(moments, column: column, row: row) }
    }
  }

  private static func block(_ moments: LocalMoments, column: Int, row: Int) -> Block {
    let columns = column * side..<min((column + 1) * side, moments.columns)
    let rows = row * side..<min((row + 1) * side, moments.rows)
    var (mean, largestMean, spread, largestSpread) = (0.0, 0.0, 0.0, 0.0)
    for y in rows {
      for x in columns {
        let level = abs(moments.means[y * moments.columns + x])
        let deviation = max(0, moments.variances[y * moments.columns + x]).squareRoot()
        mean += level
        spread += deviation
        largestMean = max(largestMean, level)
        largestSpread = max(largestSpread, deviation)
      }
    }
    let count = Double(columns.count * rows.count)
    return Block(
      count: count, mean: mean / count, largestMean: largestMean, spread: spread / count,
      largestSpread: largestSpread)
  }

  /// Upper bounds of the SSIM that is still to come, summed over windows, before each row of blocks and after the last.
  func remaining(_ other: SimilarityBound, _ similarity: StructuralSimilarity) -> [Double] {
    var total = 0.0
    var result = [0.0]
    for row in stride(from: blocks.count / blocksPerRow - 1, through: 0, by: -1) {
      for index in row * blocksPerRow..<(row + 1) * blocksPerRow {
        let (one, two) = (blocks[index], other.blocks[index])
        let unlike = max(
          Self.quotient(one.mean, two.mean, one.largestMean, two.largestMean, similarity.c1),
          Self.quotient(one.spread, two.spread, one.largestSpread, two.largestSpread, similarity.c2))
        total += one.count * (1 - unlike)
      }
      result.append(total)
    }
    return result.reversed()
  }

  private static func quotient(
    _ one: Double, _ two: Double, _ largestOne: Double, _ largestTwo: Double, _ constant: Double
  ) -> Double {
    (one - two) * (one - two) / (largestOne * largestOne + largestTwo * largestTwo + constant)
  }
}
