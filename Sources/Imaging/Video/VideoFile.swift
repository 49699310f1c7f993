internal import CFFmpeg
internal import Foundation

/// Owns one open video, closed exactly once.
@safe
final class VideoFile {
  private let handle: OpaquePointer
  /// What the container states.
  let info: VideoInfo

  /// - Parameter isContainer: Whether the first bytes are those of a video, so that a failure means damage.
  init(_ url: URL, isContainer: Bool) throws(ImageFileError.Problem) {
    var handle: OpaquePointer?
    var message = [CChar](repeating: 0, count: 128)
    let pixels = Int64(ImageLimits.voxels)
    let status = unsafe cff_open(url.path, pixels, &handle, &message)
    guard let opened = unsafe handle else {
      if status == CFF_NOT_VIDEO, !isContainer { throw .unknownContent(reason: message.text) }
      throw Self.problem(status, message.text)
    }
    unsafe self.handle = opened
    var stated = cff_info()
    unsafe cff_describe(opened, &stated)
    info = VideoInfo(stated)
  }

  deinit { unsafe cff_close(handle) }

  /// Decodes the next frame; nil after the last.
  func next() throws(ImageFileError.Problem) -> VideoFrame? {
    var frame = cff_frame()
    var message = [CChar](repeating: 0, count: 128)
    let status = unsafe cff_next(handle, &frame, &message)
    if status == CFF_END { return nil }
    guard status == CFF_OK else { throw Self.problem(status, message.text) }
    guard frame.width > 0, frame.height > 0 else { throw .damaged(reason: "a frame without pixels") }
    return VideoFrame(frame)
  }

  /// The samples of the frame decoded last.
  func samples(_ frame: VideoFrame) throws(ImageFileError.Problem) -> [UInt16] {
    var samples = [UInt16](repeating: 0, count: frame.size.count * frame.channels)
    guard unsafe cff_samples(handle, &samples, samples.count) == CFF_OK else {
      throw .damaged(reason: "no samples")
    }
    return samples
  }

  /// Share of coloured pixels in the frame decoded last.
  var colouredShare: Double { unsafe cff_coloured_share(handle, Int32(GreyConversion.colourDistance)) }

  /// Frames that the container tells players to skip, so far.
  var discardedFrames: Int { Int(unsafe cff_discarded(handle)) }

  private static func problem(_ status: cff_status, _ message: String) -> ImageFileError.Problem {
    switch status {
    case CFF_NO_STREAM: .noFrames(reason: "the container holds no video (\(message))")
    case CFF_UNSUPPORTED: .unsupportedType("this video (\(message))")
    case CFF_TOO_LARGE: .damaged(reason: "a frame has more than \(ImageLimits.voxels) pixels")
    default: .damaged(reason: message.isEmpty ? "no reason given" : message)
    }
  }
}

/// What the container states of its video.
struct VideoInfo: Equatable {
  /// nil where not stated.
  let announcedFrames: Int?
  /// End of the last frame, in ticks from the first; nil where not stated.
  let announcedEnd: Int?
  /// Frames per second; nil where not stated.
  let rate: Double?
  /// One unit of time, ms.
  let tick: Double
  /// Width of a pixel to its height; nil for square pixels and where not stated.
  let pixelRatio: Double?
  /// Degrees that players turn the picture.
  let rotation: Double
  /// Codec and container.
  let encoding: String

  init(_ info: cff_info) {
    announcedFrames = info.announced_frames > 0 ? Int(info.announced_frames) : nil
    announcedEnd = info.announced_end > 0 ? Int(info.announced_end) : nil
    rate =
      info.rate_numerator > 0 && info.rate_denominator > 0
      ? Double(info.rate_numerator) / Double(info.rate_denominator) : nil
    tick = 1000 * Double(info.tick_numerator) / Double(max(info.tick_denominator, 1))
    let isStated = info.aspect_width > 0 && info.aspect_height > 0 && info.aspect_width != info.aspect_height
    let ratio = isStated ? Double(info.aspect_width) / Double(info.aspect_height) : 1
    pixelRatio = isStated && (0.1...10).contains(ratio) ? ratio : nil
    rotation = info.rotation.isFinite ? info.rotation.rounded() : 0
    let codec = unsafe withUnsafeBytes(of: info.codec) { unsafe [CChar]($0.bindMemory(to: CChar.self)) }.text
    let container = unsafe withUnsafeBytes(of: info.container) {
      unsafe [CChar]($0.bindMemory(to: CChar.self))
    }.text
    encoding = "\(codec), \(container)"
  }
}

/// A decoded frame whose samples are still with the decoder.
struct VideoFrame: Equatable {
  let size: PixelSize
  let channels, depth: Int
  let isLimitedRange, isSuspect: Bool
  /// In ticks; nil where the container does not tell.
  let time: Int?
  /// In ticks; 0 where the container does not tell.
  let duration: Int

  init(_ frame: cff_frame) {
    size = PixelSize(width: Int(frame.width), height: Int(frame.height))
    channels = Int(frame.channels)
    depth = Int(frame.depth)
    isLimitedRange = frame.is_limited_range
    isSuspect = frame.is_suspect
    time = frame.has_time ? Int(frame.time) : nil
    duration = Int(frame.duration)
  }

  /// How samples become grey.
  var conversion: GreyConversion {
    if channels == 3 { return .colour }
    return isLimitedRange ? .limitedLuma : .luma
  }

  /// Grey values of 0…255.
  func grey(_ samples: [UInt16]) -> [Float] {
    let largest = Float((1 << depth) - 1)
    if channels == 3 {
      return (0..<size.count).map { pixel in
        GreyConversion.luma(Int(samples[3 * pixel]), Int(samples[3 * pixel + 1]), Int(samples[3 * pixel + 2]))
          * 255 / largest
      }
    }
    let table = (0..<1 << depth).map { value in
      guard isLimitedRange, depth >= 8 else {
        return depth == 8 ? Float(value) : Float(value) * 255 / largest
      }
      return min(max((Float(value) / Float(1 << (depth - 8)) - 16) * (255 / 219), 0), 255)
    }
    return samples.map { table[Int($0)] }
  }
}
