package import ApicalCohort
package import ApicalEngine
package import ApicalImaging

/// What is known of one written image: a row of the manifest, kept as a file of its own until the tables are written.
package struct SampleRecord: Sendable, Equatable, Codable {
  /// Name of its files without endings.
  package let name: String
  /// Paths below the output folder.
  package var image, labels: String
  /// SHA-256 of the two files.
  package var imageSHA256, labelsSHA256: String
  /// Exam, view, beat and phase of the source, and its frame's id.
  package let exam: String
  package let view: ViewKind
  package let beat: Int
  package let phase: Phase?
  package let source: String
  /// EF that the data set states, %.
  package let recordedEF: Double?
  /// 0 for the original, resized to the grid.
  package let number: Int
  /// What was drawn.
  package let draw: AugmentationDraw
  /// Draws refused before, and whether all were.
  package let rejectedDraws: Int
  package let isFallback: Bool
  /// Scale and sector of the image, in pixel coordinates of the grid.
  package let sector: Sector
  /// Share of the area of LV and MYO on kept pixels.
  package let structuresLeft: Double
  /// Share of the labelled pixels that fell off the kept ones, and that lie on generated pixels in the file.
  package let labelsOffKeep, labelsOnPaint: Double
  /// Labels in the file.
  package let present: [UInt8]
  /// Calls of the denoiser.
  package let denoiserCalls: Int

  /// The original of a frame.
  package init(original frame: GridFrame, of source: SourceFrame) {
    self.init(
      source, name: source.stem, number: 0, draw: AugmentationDraw(), rejectedDraws: 0, isFallback: false,
      sector: frame.sector, structuresLeft: 1, labelsOffKeep: 0, labelsOnPaint: 0,
      present: frame.labels.presentLabels.map(\.rawValue), denoiserCalls: 0)
  }

  /// A sample of a frame.
  package init(_ sample: AugmentedSample, of source: SourceFrame) {
    self.init(
      source, name: Self.name(source.stem, number: sample.number), number: sample.number,
      draw: sample.transformed.draw, rejectedDraws: sample.rejectedDraws, isFallback: sample.isFallback,
      sector: sample.geometry.sector, structuresLeft: sample.transformed.structuresLeft,
      labelsOffKeep: sample.transformed.labelsOffKeep, labelsOnPaint: sample.labelsOnPaint,
      present: sample.labels.presentLabels.map(\.rawValue), denoiserCalls: sample.denoiserCalls)
  }

  /// Name of a sample's files; 0 is the original.
  package static func name(_ stem: String, number: Int) -> String {
    number == 0 ? stem : "\(stem)-s\(number)"
  }

  private init(
    _ source: SourceFrame, name: String, number: Int, draw: AugmentationDraw, rejectedDraws: Int,
    isFallback: Bool, sector: Sector, structuresLeft: Double, labelsOffKeep: Double, labelsOnPaint: Double,
    present: [UInt8], denoiserCalls: Int
  ) {
    self.name = name
    (image, labels, imageSHA256, labelsSHA256) = ("", "", "", "")
    exam = source.exam
    view = source.view
    beat = source.beat
    phase = source.frame.phase
    self.source = source.frame.id
    recordedEF = source.recordedEF
    self.number = number
    self.draw = draw
    self.rejectedDraws = rejectedDraws
    self.isFallback = isFallback
    self.sector = sector
    self.structuresLeft = structuresLeft
    self.labelsOffKeep = labelsOffKeep
    self.labelsOnPaint = labelsOnPaint
    self.present = present
    self.denoiserCalls = denoiserCalls
  }
}
