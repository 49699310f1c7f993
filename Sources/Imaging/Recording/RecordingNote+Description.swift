internal import Foundation

extension RecordingNote: CustomStringConvertible {
  /// Stable name of the note for stores and tables; it does not change between versions.
  public var code: String {
    switch self {
    case .noSpacing: "no-spacing"
    case .calibrationMismatch: "calibration-mismatch"
    case .regionClipped: "region-clipped"
    case .severalRegions: "several-regions"
    case .spacingDisagrees: "spacing-disagrees"
    case .cropped: "cropped"
    case .textMayShow: "text-may-show"
    case .noFrameRate: "no-frame-rate"
    case .displayRate: "display-rate"
    case .variableFrameRate: "variable-frame-rate"
    case .frameRateDisagrees: "frame-rate-disagrees"
    case .coloured: "coloured"
    case .squared: "squared-pixels"
    case .rotation: "rotation"
    case .subset: "subset"
    case .damagedFrame: "frame-damaged"
    case .missingFrames: "frames-missing"
    }
  }

  /// What was found and what it means for measurements.
  public var description: String {
    switch self {
    case .noSpacing, .calibrationMismatch, .regionClipped, .severalRegions, .spacingDisagrees:
      scaleDescription
    case .noFrameRate, .displayRate, .variableFrameRate, .frameRateDisagrees: rateDescription
    case .cropped, .textMayShow, .coloured, .squared, .rotation: pictureDescription
    case .subset, .damagedFrame, .missingFrames: frameDescription
    }
  }

  private var scaleDescription: String {
    switch self {
    case .noSpacing: "No spacing is stated: lengths are in pixels; EF only."
    case .calibrationMismatch(let region, let size):
      "The calibrated region (\(region)) reaches beyond the picture (\(size)): it was resized after calibration. "
        + "Region and spacing are not used."
    case .regionClipped: "The calibrated region ends one pixel beyond the picture; it is cut there."
    case .severalRegions(let count): "\(count) calibrated regions of tissue; the largest is used."
    case .spacingDisagrees(let region, let other):
      "Spacing of the region \(region.x) × \(region.y) mm, PixelSpacing \(other.x) × \(other.y) mm; "
        + "the region's is used."
    default: code
    }
  }

  private var rateDescription: String {
    switch self {
    case .noFrameRate: "No frame rate is stated: times are in frames."
    case .displayRate: "The frame rate is one of playing; that of the acquisition may differ."
    case .variableFrameRate(let shortest, let longest):
      "The frame rate varies: \(Self.short(shortest)) to \(Self.short(longest)) ms a frame. "
        + "The mean is given; the frames' own times are kept."
    case .frameRateDisagrees(let taken, let other):
      "Frame rates of \(Self.short(taken)) and \(Self.short(other)) frames/s are stated; the first is used."
    default: code
    }
  }

  private var pictureDescription: String {
    switch self {
    case .cropped(let region): "Cropped to the calibrated region, \(region)."
    case .textMayShow:
      "The whole picture is kept, and text in it may name the patient. Look before it is shared."
    case .coloured(let share):
      "\(Self.short(100 * share)) % of the first frame's pixels are coloured: colour Doppler, a tinted grey map, "
        + "or text. Their luma is used."
    case .squared(let ratio):
      "Pixels \(Self.short(ratio)) times as wide as high were made square by interpolation."
    case .rotation(let degrees):
      "Players turn the picture by \(Self.short(degrees))°; the frames are as stored."
    default: code
    }
  }

  private var frameDescription: String {
    switch self {
    case .subset(let frames, let announced):
      "Frames \(frames.lowerBound)…\(frames.upperBound - 1) were read"
        + (announced.map { ", of \($0)." } ?? ".")
    case .damagedFrame(let frame, let reason):
      "Frame \(frame) cannot be decoded (\(reason)); the frames before it are kept."
    case .missingFrames(let expected, let found):
      "\(found) frames of the \(expected) announced; these are kept."
    default: code
    }
  }

  private static func short(_ value: Double) -> String {
    value.formatted(
      .number.precision(.significantDigits(1...4)).grouping(.never).locale(Locale(identifier: "en_US")))
  }
}
