/// The fields of a NIfTI header at the places that its version gives them.
struct NIfTIFields {
  enum Layout {
    case one, two

    var size: Int { self == .one ? 348 : 540 }
    var magicOffset: Int { self == .one ? 344 : 4 }
    /// "n+1" or "n+2" and a zero: header and pixels in one file.
    var magic: [UInt8] { [0x6E, 0x2B, self == .one ? 0x31 : 0x32, 0] }
    /// "ni1" or "ni2" and a zero: pixels in a second file.
    var pairMagic: [UInt8] { [0x6E, 0x69, self == .one ? 0x31 : 0x32, 0] }
  }

  let layout: Layout
  let header: HeaderBytes

  init(layout: Layout, _ header: HeaderBytes) {
    self.layout = layout
    self.header = header
  }

  /// Extents of the axes in use.
  func dimensions() throws(ImageFileError.Problem) -> [Int] {
    let axes = dimension(0)
    guard (2...7).contains(axes) else {
      throw .badHeader(reason: "\(axes) axes; needed: 2 to 7")
    }
    return (1...axes).map(dimension)
  }

  private func dimension(_ index: Int) -> Int {
    switch layout {
    case .one: Int(header.integer(Int16.self, at: 40 + 2 * index))
    case .two: Int(header.integer(Int64.self, at: 16 + 8 * index))
    }
  }

  private func pixelDimension(_ index: Int) -> Double {
    layout == .one ? header.decimal(at: 76 + 4 * index) : header.double(at: 104 + 8 * index)
  }

  private var units: Int {
    layout == .one ? Int(header.bytes[123]) : Int(header.integer(Int32.self, at: 500))
  }

  /// mm; a unit that the file leaves unknown is taken as mm.
  func spacing() throws(ImageFileError.Problem) -> Spacing {
    let (x, y) = (pixelDimension(1), pixelDimension(2))
    do {
      switch units & 0x07 {
      case 1: return try Spacing(x: x * 1000, y: y * 1000)
      case 3: return try Spacing(x: x / 1000, y: y / 1000)
      default: return try Spacing(x: x, y: y)
      }
    } catch {
      throw .badSpacing([x, y])
    }
  }

  /// Frames per second of a fourth axis that states its unit of time; nil otherwise.
  var frameRate: Double? {
    let step = pixelDimension(4)
    guard dimension(0) >= 4, dimension(3) == 1, step.isFinite, step > 0 else { return nil }
    switch units & 0x38 {
    case 8: return 1 / step
    case 16: return 1000 / step
    case 24: return 1_000_000 / step
    default: return nil
    }
  }

  /// A slope of zero or not a number means that there is no scaling.
  var scaling: (slope: Double, intercept: Double) {
    let (slope, intercept) =
      layout == .one
      ? (header.decimal(at: 112), header.decimal(at: 116)) : (header.double(at: 176), header.double(at: 184))
    guard slope.isFinite, slope != 0 else { return (1, 0) }
    return (slope, intercept.isFinite ? intercept : 0)
  }

  var pixelOffset: Double {
    layout == .one ? Double(header.float(at: 108)) : Double(header.integer(Int64.self, at: 168))
  }

  func sampleType() throws(ImageFileError.Problem) -> SampleType {
    let code = Int(header.integer(Int16.self, at: layout == .one ? 70 : 12))
    if let type = SampleType.allCases.first(where: { $0.niftiCode == code }) { return type }
    let names = [
      1: "Binary", 32: "Complex", 128: "RGB24 colour", 1536: "128-bit float", 2304: "RGBA32 colour",
    ]
    throw .unsupportedType("\(names[code] ?? "Unknown") NIfTI data (type \(code))")
  }
}

extension SampleType {
  /// The `datatype` of nifti1.h.
  var niftiCode: Int {
    switch self {
    case .uint8: 2
    case .int16: 4
    case .int32: 8
    case .float32: 16
    case .float64: 64
    case .int8: 256
    case .uint16: 512
    case .uint32: 768
    case .int64: 1024
    case .uint64: 1280
    }
  }
}
