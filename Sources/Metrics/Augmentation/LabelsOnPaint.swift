public import ApicalImaging

/// How many labelled pixels lie where a sampler painted: annotations there describe nothing that was seen.
public struct LabelsOnPaint: Sendable, Equatable, Codable {
  /// Labelled pixels, and those outside of the keep mask.
  public let labelled, painted: Int
  /// Share of labelled pixels on painted ones, 0…1; 0 for a frame without labels.
  public var share: Double { labelled == 0 ? 0 : Double(painted) / Double(labelled) }

  /// - Precondition: labels and mask share a grid.
  public init(_ labels: LabelMap, keep: Mask) {
    precondition(labels.size == keep.size, "labels and keep mask share a grid")
    labelled = labels.labels.count { $0 != 0 }
    painted = labels.labels.indices.count { labels.labels[$0] != 0 && !keep.isInside[$0] }
  }
}
