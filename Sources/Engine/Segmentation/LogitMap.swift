import ApicalImaging
import Foundation

/// The output of a segmentation network for one image: one plane of values a channel.
struct LogitMap: Sendable, Equatable {
  let size: PixelSize
  let channels: Int
  /// `channels × size.count` values, plane after plane.
  var values: [Float]

  /// Mean of two maps of the same shape, the second one mirrored left–right first.
  func averaged(withMirrored other: LogitMap) -> LogitMap {
    var result = self
    for row in 0..<(channels * size.height) {
      for x in 0..<size.width {
        let index = row * size.width + x
        let mirrored = row * size.width + size.width - 1 - x
        result.values[index] = (values[index] + other.values[mirrored]) / 2
      }
    }
    return result
  }

  /// Every plane on another grid, by the ``Resampler`` that also resizes images.
  func resampled(to newSize: PixelSize) -> LogitMap {
    guard newSize != size else { return self }
    let resampler = Resampler(from: size, to: newSize)
    var result: [Float] = []
    result.reserveCapacity(channels * newSize.count)
    for channel in 0..<channels {
      result += resampler.apply(values.span.extracting((channel * size.count)..<((channel + 1) * size.count)))
    }
    return LogitMap(size: newSize, channels: channels, values: result)
  }

  /// For every pixel the channel of the largest value; the lower one of equals.
  func winners() -> [UInt8] {
    var best = Array(values[..<size.count])
    var winners = [UInt8](repeating: 0, count: size.count)
    var top = best.mutableSpan
    var winner = winners.mutableSpan
    for channel in 1..<max(channels, 1) {
      let plane = values.span.extracting((channel * size.count)..<((channel + 1) * size.count))
      for pixel in plane.indices where plane[pixel] > top[pixel] {
        top[pixel] = plane[pixel]
        winner[pixel] = UInt8(channel)
      }
    }
    return winners
  }

  /// Share of channel `winner` at a pixel: its softmax, or its part of the sum if the values are probabilities.
  func probability(of winner: Int, at pixel: Int, activation: ModelActivation) -> Double {
    let top = values[winner * size.count + pixel]
    var sum: Float = 0
    for channel in 0..<channels {
      let value = values[channel * size.count + pixel]
      sum += activation == .softmax ? value / top : expf(value - top)
    }
    return 1 / Double(sum)
  }
}
