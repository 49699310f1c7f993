/// What a file header says of its pixels.
struct VolumeHeader: Equatable {
  let size: PixelSize
  let frames: Int
  let spacing: Spacing?
  var frameRate: Double? = nil
  let type: SampleType
  let isBigEndian: Bool
  /// Value = stored × slope + intercept.
  var slope = 1.0, intercept = 0.0

  /// Bytes of all pixels.
  var byteCount: Int { size.count * frames * type.byteCount }
}

/// The pixels of a file as they were stored, with the header that gives them meaning.
struct Volume {
  let header: VolumeHeader
  /// `header.byteCount` bytes.
  let bytes: [UInt8]

  /// The only frame.
  func image() throws(ImageFileError.Problem) -> Image {
    guard header.frames == 1 else { throw .multipleFrames(count: header.frames) }
    return try frame(0)
  }

  /// All frames.
  func cine() throws(ImageFileError.Problem) -> Cine {
    var frames: [Image] = []
    for index in 0..<header.frames { frames.append(try frame(index)) }
    return Cine(frames: frames, frameRate: header.frameRate)
  }

  /// The only frame as labels.
  func labels() throws(ImageFileError.Problem) -> LabelMap {
    guard header.frames == 1 else { throw .multipleFrames(count: header.frames) }
    return try LabelMap(size: header.size, spacing: header.spacing, values: values(0))
  }

  private func frame(_ index: Int) throws(ImageFileError.Problem) -> Image {
    let pixels = values(index)
    if let bad = pixels.firstIndex(where: { !$0.isFinite }) {
      throw .notFinite(x: bad % header.size.width, y: bad / header.size.width, frame: index)
    }
    return Image(size: header.size, spacing: header.spacing, pixels: pixels)
  }

  private func values(_ frame: Int) -> [Float] {
    let length = header.size.count * header.type.byteCount
    let span = unsafe bytes.span.bytes.extracting(frame * length..<(frame + 1) * length)
    let stored = header.type.values(span, isBigEndian: header.isBigEndian)
    guard header.slope != 1 || header.intercept != 0 else { return stored }
    return stored.map { Float(Double($0) * header.slope + header.intercept) }
  }
}

extension LabelMap {
  /// Labels from numbers that have to be integers of 0…255.
  init(size: PixelSize, spacing: Spacing?, values: [Float]) throws(ImageFileError.Problem) {
    var labels = [UInt8](repeating: 0, count: values.count)
    for (index, value) in values.enumerated() {
      guard let label = UInt8(exactly: value) else {
        throw .notALabel(value: Double(value), x: index % size.width, y: index / size.width)
      }
      labels[index] = label
    }
    self.init(size: size, spacing: spacing, labels: labels)
  }
}
