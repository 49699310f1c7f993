import ApicalImaging
import Foundation
import TestSupport
import Testing

/// Sizes, spacings and pixel sums as nibabel 5 and numpy read them.
@Suite struct SharedFilesTests {
  @Test(.enabled(if: SharedData.has("camus-a4c")))
  func readsCAMUSNIfTI() throws {
    let folder = SharedData.path("camus-a4c/patient0001")
    let image = try ImageFile.read(folder.appendingPathComponent("patient0001_4CH_ED.nii.gz"))
    #expect(image.size == PixelSize(width: 549, height: 389))
    #expect(image.spacing == (try Spacing(x: 0.308, y: 0.308)))
    let labels = try ImageFile.readLabels(folder.appendingPathComponent("patient0001_4CH_ED_gt.nii.gz"))
    #expect(labels.presentLabels == [.lv, .myo, .la])
  }

  @Test(.enabled(if: SharedData.has("camus-mhd")))
  func readsCAMUSMetaImage() throws {
    let folder = SharedData.path("camus-mhd/patient0001")
    let image = try ImageFile.read(folder.appendingPathComponent("patient0001_2CH_ED.mhd"))
    #expect(image.size == PixelSize(width: 549, height: 778))
    #expect(image.spacing == (try Spacing(x: 0.308, y: 0.154)))
    let sequence = folder.appendingPathComponent("patient0001_2CH_sequence.mhd")
    let error = #expect(throws: ImageFileError.self) { try ImageFile.readCine(sequence) }
    #expect(error?.problem == .dataFileMissing(name: "patient0001_2CH_sequence.raw"))
  }
}
