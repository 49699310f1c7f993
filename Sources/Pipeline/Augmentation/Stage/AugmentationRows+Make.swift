import ApicalEngine
import ApicalImaging
import ApicalMetrics
import Foundation

extension AugmentationRow {
  init(_ record: SampleRecord) throws {
    self.init(
      sample: record.name, frame: record.source, number: record.number,
      draw: try JSONEncoder.stable.text(record.draw), sector: try JSONEncoder.stable.text(record.sector),
      structuresLeft: record.structuresLeft, labelsOffKeep: record.labelsOffKeep,
      rejectedDraws: record.rejectedDraws, isFallback: record.isFallback,
      denoiserCalls: record.denoiserCalls, imageSha256: record.imageSHA256)
  }
}

extension AugmentationAuditRow {
  init(_ audit: SampleAudit) throws {
    self.init(
      sample: audit.sample, keptDifference: audit.fidelity.meanAbsoluteDifference,
      keptMaximum: audit.fidelity.maximumAbsoluteDifference, keptPsnr: audit.fidelity.psnr,
      keptSsim: audit.fidelity.ssim, labelsOnPaint: audit.labels.share, seamRatio: audit.seam?.ratio,
      seamOpen: audit.seam?.openShare, secondVentricle: audit.second?.share, nearest: audit.nearest,
      similarity: audit.similarity, flags: audit.flags.map(\.rawValue).joined(separator: ","),
      audit: try JSONEncoder.stable.text(audit))
  }
}

extension AugmentationPictureRow {
  init(_ frame: AuditedFrame, position: Int) throws {
    let transformed = frame.transformed
    self.init(
      sample: frame.record.name, position: position, original: PNG.encode(frame.original.image),
      transformed: PNG.encode(transformed.image), finished: PNG.encode(frame.finished),
      labels: PNG.encode(frame.original.labels), transformedLabels: PNG.encode(transformed.labels),
      keep: PNG.encode(
        LabelMap(
          size: transformed.keep.size, spacing: nil, labels: transformed.keep.isInside.map { $0 ? 1 : 0 })))
  }
}

extension JSONEncoder {
  /// A value as text.
  func text(_ value: some Encodable) throws -> String { String(decoding: try encode(value), as: UTF8.self) }
}
