internal import COpenJPEG

/// Codestreams of JPEG 2000, which DCMTK does not decode.
enum JPEG2000 {
  /// Decodes one frame; a colour transform of the codestream is undone.
  static func samples(
    _ codestream: [UInt8], as pixels: DICOMPixels
  ) throws(ImageFileError.Problem) -> DICOMSamples {
    var image = copj_image()
    var values = [UInt16](repeating: 0, count: pixels.size.count * pixels.channels)
    let status = unsafe copj_decode(codestream, codestream.count, &image, &values, values.count)
    switch status {
    case COPJ_OK: break
    case COPJ_UNSUPPORTED: throw .unsupportedType("JPEG 2000 of this layout")
    default:
      let words = unsafe withUnsafeBytes(of: image.message) { unsafe [CChar]($0.bindMemory(to: CChar.self)) }
        .text
      throw .damaged(reason: words.isEmpty ? "JPEG 2000" : "JPEG 2000: " + words)
    }
    guard Int(image.width) == pixels.size.width, Int(image.height) == pixels.size.height else {
      throw .damaged(reason: "a codestream of \(image.width) × \(image.height) pixels")
    }
    let isTransformed = ["YBR_RCT", "YBR_ICT"].contains(pixels.colour)
    return DICOMSamples(
      interleaved: values, channels: pixels.channels, depth: Int(image.precision),
      colour: isTransformed ? "RGB" : pixels.colour.withoutSharedChroma,
      size: pixels.size)
  }
}
