/// The header of a NIfTI-1 or NIfTI-2 file, checked.
///
/// Layouts: nifti1.h (2007) and nifti2.h (2011), https://nifti.nimh.nih.gov.
struct NIfTIHeader: Equatable {
  /// Bytes that any header fits into.
  static let maximumSize = 540
  private static let extensionFlagSize = 4
  private static let maximumOffset = 1 << 26

  let volume: VolumeHeader
  /// Where the pixels begin.
  let pixelOffset: Int

  /// - Parameter bytes: The start of the file, ``maximumSize`` bytes where it has them.
  init(_ bytes: [UInt8]) throws(ImageFileError.Problem) {
    let (layout, isBigEndian) = try Self.identify(bytes)
    let fields = NIfTIFields(layout: layout, HeaderBytes(bytes: bytes, isBigEndian: isBigEndian))
    let grid = try ImageLimits.grid(try fields.dimensions())
    let scaling = fields.scaling
    volume = VolumeHeader(
      size: grid.size, frames: grid.frames, spacing: try fields.spacing(), frameRate: fields.frameRate,
      type: try fields.sampleType(), isBigEndian: isBigEndian,
      slope: scaling.slope, intercept: scaling.intercept)
    let earliest = layout.size + Self.extensionFlagSize
    let offset = fields.pixelOffset
    guard offset == 0 || (Double(layout.size)...Double(Self.maximumOffset)).contains(offset),
      offset == offset.rounded()
    else { throw .badHeader(reason: "pixels said to begin at byte \(offset); needed: \(earliest) or later") }
    pixelOffset = offset == 0 ? earliest : Int(offset)
  }

  /// Tells version and byte order by the header's own size and the magic.
  private static func identify(
    _ bytes: [UInt8]
  ) throws(ImageFileError.Problem) -> (layout: NIfTIFields.Layout, isBigEndian: Bool) {
    let needed = "the size and magic of a NIfTI-1 or NIfTI-2 header"
    guard bytes.count >= 4 else { throw .truncated(expected: 348, found: bytes.count) }
    for layout in [NIfTIFields.Layout.one, .two] {
      for isBigEndian in [false, true] {
        let header = HeaderBytes(bytes: bytes, isBigEndian: isBigEndian)
        guard header.integer(Int32.self, at: 0) == layout.size else { continue }
        guard bytes.count >= layout.size else { throw .truncated(expected: layout.size, found: bytes.count) }
        let magic = Array(bytes[layout.magicOffset..<layout.magicOffset + 4])
        if magic == layout.magic { return (layout, isBigEndian) }
        if magic == layout.pairMagic { throw .unsupportedType("A NIfTI header with a separate .img file") }
        throw .wrongMagic(found: "magic \(magic)", needed: needed)
      }
    }
    throw .wrongMagic(found: describe(bytes), needed: needed)
  }

  private static func describe(_ bytes: [UInt8]) -> String {
    if bytes.starts(with: [0x1F, 0x8B]) { return "gzip's signature (is it a .nii.gz?)" }
    return "bytes \(bytes.prefix(4).map { String($0) }.joined(separator: ", "))"
  }
}
