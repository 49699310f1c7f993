internal import Foundation

/// A linear map from data to the length of an axis, with round ticks.
public struct Scale: Sendable, Hashable, Codable {
  /// What the axis spans.
  public let domain: ClosedRange<Double>
  /// Round values inside of the domain, ascending, evenly spaced.
  public let ticks: [Double]
  /// Digits after the point that all ticks need.
  public let digits: Int

  /// - Parameters:
  ///   - domain: What the axis spans; an empty or infinite one becomes 0…1.
  ///   - count: About how many ticks to make; steps are 1, 2 or 5 times a power of ten.
  public init(domain: ClosedRange<Double>, tickCount count: Int = 5) {
    let span = domain.upperBound - domain.lowerBound
    let step = span > 0 ? Self.step(over: span, count: count) : 0
    guard step.isNormal else {
      self.init(domain: 0...1, tickCount: count)
      return
    }
    self.init(domain: domain, step: step)
  }

  /// - Parameters:
  ///   - values: What must be seen; none gives 0…1, a single value gets room around it. Without values below zero the
  ///     axis does not go below it either.
  ///   - padding: Part of the span that is added at both ends before rounding to whole ticks.
  ///   - count: About how many ticks to make.
  public init(covering values: [Double], padding: Double = 0.03, tickCount count: Int = 5) {
    let finite = values.filter(\.isFinite)
    guard var low = finite.min(), var high = finite.max() else {
      self.init(domain: 0...1, tickCount: count)
      return
    }
    if high == low {
      let room = max(abs(low) * 0.1, 1)
      (low, high) = (low - room, high + room)
    }
    let margin = padding * (high - low)
    let step = Self.step(over: high - low + 2 * margin, count: count)
    guard step.isNormal, (max(abs(low), abs(high)) / step).isFinite else {
      self.init(domain: 0...1, tickCount: count)
      return
    }
    // Room at the end is no reason to show values below zero where none can be.
    let start = low >= 0 ? max(0, low - margin) : low - margin
    let first = (start / step).rounded(.down) * step
    let last = ((high + margin) / step).rounded(.up) * step
    self.init(domain: first...last, step: step)
  }

  private init(domain: ClosedRange<Double>, step: Double) {
    let first = (domain.lowerBound / step - 1e-9).rounded(.up)
    let last = (domain.upperBound / step + 1e-9).rounded(.down)
    self.domain = domain
    ticks = last >= first ? (0...Int(last - first)).map { (first + Double($0)) * step } : []
    digits = max(0, Int((-log10(step) - 1e-9).rounded(.up)))
  }

  /// Position of a value along the axis: 0 at the start of the domain, 1 at its end.
  public func fraction(of value: Double) -> Double {
    (value - domain.lowerBound) / (domain.upperBound - domain.lowerBound)
  }

  /// Length of the domain.
  public var span: Double { domain.upperBound - domain.lowerBound }

  /// Distance of two ticks: 1, 2 or 5 times a power of ten, the nearest to `span / count` from above by ratio.
  static func step(over span: Double, count: Int) -> Double {
    let raw = span / Double(max(count, 1))
    let power = pow(10, floor(log10(raw)))
    let ratio = raw / power
    let factor: Double = ratio < 1.4142 ? 1 : ratio < 3.1623 ? 2 : ratio < 7.0711 ? 5 : 10
    return factor * power
  }
}
