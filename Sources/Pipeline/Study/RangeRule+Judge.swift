import Foundation

/// Where an exam lies with respect to the normal acquisition range.
public enum RangeStatus: String, Sendable, Codable, CaseIterable {
  case inRange = "in range"
  case outOfRange = "out of range"
  /// Depth or angle is unknown for a frame that would decide.
  case unknown
}

extension RangeRule {
  /// Applies the rule to the frames of one exam.
  /// - Parameter frames: Depth in mm and opening angle in degrees of each frame; nil where unknown.
  public func judge(_ frames: [(depth: Double?, angle: Double?)]) -> RangeStatus {
    guard !frames.isEmpty else { return .unknown }
    let verdicts = frames.map(isOut)
    let out = verdicts.count { $0 == true }
    let undecided = verdicts.count { $0 == nil }
    let needed =
      switch quorum {
      case .any: 1
      case .all: frames.count
      case .majority: frames.count / 2 + 1
      }
    if out >= needed { return .outOfRange }
    return out + undecided >= needed ? .unknown : .inRange
  }

  /// One frame; nil if an unknown value could put it out.
  private func isOut(_ frame: (depth: Double?, angle: Double?)) -> Bool? {
    let tests = [frame.depth.map { exceeds($0, depth) }, frame.angle.map { exceeds($0, angle) }]
    if tests.contains(true) { return true }
    return tests.contains(nil) ? nil : false
  }

  /// The rule in words, for captions: "any frame with depth > 150 mm or sector angle > 70°".
  public var sentence: String {
    let sign = comparison == .greater ? ">" : "≥"
    let who =
      switch quorum {
      case .any: "at least one frame"
      case .all: "every frame"
      case .majority: "more than half of the frames"
      }
    return "\(who) with depth \(sign) \(depth.formatted()) mm or sector angle \(sign) \(angle.formatted())°"
  }
}
