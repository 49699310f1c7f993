import ApicalImaging
import Foundation
import TestSupport
import Testing

@Suite struct MetaImageTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  static let plain = [
    "ObjectType": "Image", "NDims": "2", "DimSize": "3 2", "ElementSpacing": "0.308 0.154",
    "ElementType": "MET_UCHAR", "BinaryDataByteOrderMSB": "False",
  ]

  /// Writes header and data; returns the header's name.
  func write(_ changes: [String: String] = [:], dataFile: String = "a.raw", data: [UInt8]) throws -> URL {
    let fields = Self.plain.merging(changes) { $1 }.filter { !$0.value.isEmpty }
    let header = fields.sorted { $0.key < $1.key }.map { "\($0.key) = \($0.value)\n" }.joined()
    let file = folder.file("a.mhd")
    let text = [UInt8]((header + "ElementDataFile = \(dataFile)\n").utf8)
    try Data(text + (dataFile == "LOCAL" ? data : [])).write(to: file)
    if dataFile == "a.raw" { try Data(data).write(to: folder.file(dataFile)) }
    return file
  }

  func problem(
    _ changes: [String: String] = [:], dataFile: String = "a.raw", data: [UInt8] = [1, 2, 3, 4, 5, 6]
  ) throws -> ImageFileError.Problem? {
    let file = try write(changes, dataFile: dataFile, data: data)
    return #expect(throws: ImageFileError.self) { try ImageFile.read(file) }?.problem
  }

  @Test(arguments: ["a.raw", "LOCAL"])
  func readsPixelsAndSpacing(_ dataFile: String) throws {
    let image = try ImageFile.read(write(dataFile: dataFile, data: [1, 2, 3, 4, 5, 6]))
    #expect(image.size == PixelSize(width: 3, height: 2))
    #expect(image.spacing == (try Spacing(x: 0.308, y: 0.154)))
    #expect(image[2, 0] == 3)
    #expect(image[0, 1] == 4)
  }

  @Test func byteOrderAndTypes() throws {
    let pair = ["DimSize": "2 1"]
    func pixels(_ type: String, msb: String, _ data: [UInt8]) throws -> [Float] {
      let changes = pair.merging(["ElementType": type, "BinaryDataByteOrderMSB": msb]) { $1 }
      return try ImageFile.read(write(changes, data: data)).pixels
    }
    #expect(try pixels("MET_SHORT", msb: "False", [1, 0, 0xFE, 0xFF]) == [1, -2])
    #expect(try pixels("MET_SHORT", msb: "True", [0, 1, 0xFF, 0xFE]) == [1, -2])
    #expect(try pixels("MET_CHAR", msb: "False", [1, 0xFE]) == [1, -2])
    #expect(try pixels("MET_FLOAT", msb: "True", [0x3F, 0x80, 0, 0, 0xC0, 0x20, 0, 0]) == [1, -2.5])
    let double: [UInt8] = [0x3F, 0xF0, 0, 0, 0, 0, 0, 0, 0xC0, 0x04, 0, 0, 0, 0, 0, 0]
    #expect(try pixels("MET_DOUBLE", msb: "True", double) == [1, -2.5])
  }

  @Test func thirdAxisIsFrames() throws {
    let changes = ["NDims": "3", "DimSize": "2 1 3", "ElementSpacing": "1 2 1"]
    let cine = try ImageFile.readCine(write(changes, data: [1, 2, 3, 4, 5, 6]))
    #expect(cine.frames.map(\.pixels) == [[1, 2], [3, 4], [5, 6]])
    #expect(try problem(changes) == .multipleFrames(count: 3))
  }

  /// python3 -c "import zlib; print(list(zlib.compress(bytes([1,2,3,4,5,6]))))"
  @Test func packedPixels() throws {
    let packed: [UInt8] = [120, 156, 99, 100, 98, 102, 97, 101, 3, 0, 0, 62, 0, 22]
    let image = try ImageFile.read(write(["CompressedData": "True"], data: packed))
    #expect(image.pixels == [1, 2, 3, 4, 5, 6])
    #expect(try problem(["CompressedData": "True"], data: packed.dropLast(5))?.code == "file-truncated")
    #expect(
      try problem(["CompressedData": "True", "DimSize": "1 2"], data: packed)?.code == "file-trailing-bytes")
    #expect(try problem(["CompressedData": "True"], data: [9, 9, 9, 9])?.code == "file-damaged")
  }

  @Test func skipsAHeaderInTheData() throws {
    let data: [UInt8] = [99, 99, 1, 2, 3, 4, 5, 6]
    #expect(try ImageFile.read(write(["HeaderSize": "2"], data: data)).pixels == [1, 2, 3, 4, 5, 6])
    #expect(try ImageFile.read(write(["HeaderSize": "-1"], data: data)).pixels == [1, 2, 3, 4, 5, 6])
  }

  @Test func namesAMissingDataFile() throws {
    #expect(try problem(dataFile: "other.raw") == .dataFileMissing(name: "other.raw"))
  }

  @Test(arguments: ["/etc/passwd", "../a.raw", "sub/../../a.raw", "..\\a.raw", "C:\\a.raw"])
  func staysInItsFolder(_ name: String) throws {
    #expect(try problem(dataFile: name) == .dataFileOutside(name: name))
  }

  @Test func refusesWhatItDoesNotUnderstand() throws {
    #expect(try problem(["ElementSpacing": "0 1"]) == .badSpacing([0, 1]))
    #expect(try problem(["ElementSpacing": "0.3"])?.code == "header-invalid")
    #expect(try problem(["NDims": "4"])?.code == "header-invalid")
    #expect(try problem(["DimSize": "3"])?.code == "header-invalid")
    #expect(try problem(["DimSize": "0 2"]) == .badDimensions([0, 2]))
    #expect(try problem(["DimSize": "99999 99999"])?.code == "file-too-large")
    #expect(try problem(["ElementType": "MET_STRING"])?.code == "file-unsupported-type")
    #expect(try problem(["ElementNumberOfChannels": "3"])?.code == "file-unsupported-type")
    #expect(try problem(["BinaryData": "False"])?.code == "file-unsupported-type")
    #expect(try problem(["CompressedData": "perhaps"])?.code == "header-invalid")
    #expect(try problem(dataFile: "LIST")?.code == "file-unsupported-type")
    #expect(try problem(data: [1, 2, 3]) == .truncated(expected: 6, found: 3))
    #expect(try problem(data: [1, 2, 3, 4, 5, 6, 7]) == .trailingBytes(expected: 6))
  }

  @Test func spacingMayBeUnknown() throws {
    let file = try write(["ElementSpacing": ""], data: [1, 2, 3, 4, 5, 6])
    #expect(try ImageFile.read(file).spacing == nil)
    #expect(try ImageFile.readSize(file).spacing == nil)
  }
}
