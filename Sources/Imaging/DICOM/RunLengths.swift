/// DICOM's run-length encoding: one segment a byte of every channel, the highest byte first.
///
/// DCMTK 3.6.7 reads beyond the end of damaged segments, so this decoder is our own.
enum RunLengths {
  /// Decodes one frame into planes.
  static func samples(
    _ frame: [UInt8], as pixels: DICOMPixels
  ) throws(ImageFileError.Problem) -> DICOMSamples {
    let segments = pixels.channels * pixels.bytesPerSample
    let header = HeaderBytes(bytes: frame, isBigEndian: false)
    guard frame.count >= 64, Int(header.integer(UInt32.self, at: 0)) == segments else {
      throw .damaged(reason: "the run lengths are not those of \(segments) segments")
    }
    let starts = (0..<segments).map { Int(header.integer(UInt32.self, at: 4 + 4 * $0)) } + [frame.count]
    guard starts[0] >= 64, zip(starts, starts.dropFirst()).allSatisfy({ $0 <= $1 }) else {
      throw .damaged(reason: "segments of run lengths overlap")
    }
    var bytes = [UInt8](repeating: 0, count: pixels.size.count * segments)
    for segment in 0..<segments {
      let plane = try unpacked(frame[starts[segment]..<starts[segment + 1]], count: pixels.size.count)
      // Bytes of a sample stand together, the lowest first.
      let (channel, place) = (segment / pixels.bytesPerSample, segment % pixels.bytesPerSample)
      let first = channel * pixels.size.count * pixels.bytesPerSample + pixels.bytesPerSample - 1 - place
      for index in plane.indices { bytes[first + index * pixels.bytesPerSample] = plane[index] }
    }
    return DICOMSamples(bytes, colour: pixels.colour.withoutSharedChroma, as: pixels, isPlanar: true)
  }

  /// Literal runs and repeated bytes, as in PackBits.
  private static func unpacked(
    _ segment: ArraySlice<UInt8>, count: Int
  ) throws(ImageFileError.Problem) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(count + 128)
    var place = segment.startIndex
    while result.count < count {
      guard place < segment.endIndex else { throw .damaged(reason: "run lengths end early") }
      let code = Int(Int8(bitPattern: segment[place]))
      let length = code >= 0 ? code + 1 : 1
      guard place + length < segment.endIndex || code == -128 else {
        throw .damaged(reason: "run lengths end early")
      }
      if code >= 0 {
        result += segment[place + 1...place + length]
      } else if code > -128 {
        result += repeatElement(segment[place + 1], count: 1 - code)
      }
      place += code == -128 ? 1 : 1 + length
    }
    return Array(result.prefix(count))
  }
}

extension String {
  /// The photometric interpretation of decoders that hand out chroma for every pixel.
  var withoutSharedChroma: String { hasSuffix("_422") ? String(dropLast(4)) : self }
}
