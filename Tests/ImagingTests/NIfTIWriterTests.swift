import ApicalImaging
import Foundation
import TestSupport
import Testing

@Suite struct NIfTIWriterTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test(arguments: ["a.nii", "a.nii.gz"])
  func roundTrips(_ name: String) throws {
    let spacing = try Spacing(x: 0.308, y: 0.154)
    let size = PixelSize(width: 5, height: 3)
    let integers = Image(size: size, spacing: spacing, pixels: (0..<15).map { Float(17 * $0) })
    let reals = Image(size: size, spacing: spacing, pixels: (0..<15).map { Float($0) / 3 - 2 })
    let labels = LabelMap(size: size, spacing: spacing, labels: (0..<15).map { UInt8($0 % 4) })
    for image in [integers, reals] {
      try NIfTI.write(image, to: folder.file(name))
      #expect(try ImageFile.read(folder.file(name)) == image)
    }
    try NIfTI.write(labels, to: folder.file(name))
    #expect(try ImageFile.readLabels(folder.file(name)) == labels)
    #expect(try ImageFile.readSize(folder.file(name)).size == size)
  }

  @Test func storesIntegersInOneByte() throws {
    let spacing = try Spacing(x: 1, y: 1)
    let size = PixelSize(width: 4, height: 4)
    let file = folder.file("a.nii")
    try NIfTI.write(Image(size: size, spacing: spacing, filledWith: 255), to: file)
    #expect(try Data(contentsOf: file).count == 352 + 16)
    try NIfTI.write(Image(size: size, spacing: spacing, filledWith: 256), to: file)
    #expect(try Data(contentsOf: file).count == 352 + 64)
    try NIfTI.write(Image(size: size, spacing: spacing, filledWith: 0.5), to: file)
    #expect(try Data(contentsOf: file).count == 352 + 64)
  }

  @Test func needsSpacingAndNumbers() throws {
    let size = PixelSize(width: 1, height: 1)
    let file = folder.file("a.nii")
    let bare = #expect(throws: ImageFileError.self) {
      try NIfTI.write(Image(size: size, spacing: nil), to: file)
    }
    #expect(bare?.code == "spacing-missing")
    let spacing = try Spacing(x: 1, y: 1)
    let odd = #expect(throws: ImageFileError.self) {
      try NIfTI.write(Image(size: size, spacing: spacing, filledWith: .infinity), to: file)
    }
    #expect(odd?.code == "pixel-not-finite")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path).isEmpty)
  }

  @Test func leavesNothingBehindWhenItFails() throws {
    let image = Image(size: PixelSize(width: 2, height: 2), spacing: try Spacing(x: 1, y: 1))
    let occupied = folder.file("folder.nii")
    try FileManager.default.createDirectory(at: occupied, withIntermediateDirectories: false)
    for target in [occupied, folder.file("absent/a.nii")] {
      let error = #expect(throws: ImageFileError.self) { try NIfTI.write(image, to: target) }
      #expect(error?.code == "file-unwritable")
      #expect(error?.path == target.path)
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path) == ["folder.nii"])
  }

  @Test func replacesAnOlderFile() throws {
    let spacing = try Spacing(x: 1, y: 1)
    let file = folder.file("a.nii.gz")
    try Data("old".utf8).write(to: file)
    let image = Image(size: PixelSize(width: 2, height: 2), spacing: spacing, filledWith: 7)
    try NIfTI.write(image, to: file)
    #expect(try ImageFile.read(file) == image)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path) == ["a.nii.gz"])
  }
}
