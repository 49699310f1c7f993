import ApicalCohort
import ApicalImaging
import Foundation
import TestSupport
import Testing

struct MaskPairingTests {
  /// A folder of tiny label maps at these paths.
  private func folder(_ paths: [String]) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    let map = LabelMap(
      size: PixelSize(width: 2, height: 2), spacing: try Spacing(x: 0.5, y: 0.25), labels: [0, 1, 1, 0])
    for path in paths {
      let url = folder.file(path)
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      if path.hasSuffix(".png") { try PNG.write(map, to: url) } else { try NIfTI.write(map, to: url) }
    }
    return folder
  }

  private func pairing(_ reference: TemporaryFolder, _ prediction: TemporaryFolder) throws -> MaskPairing {
    try MaskPairing(reference: MaskCollection(reference.url), prediction: MaskCollection(prediction.url))
  }

  @Test func matchesNamesAcrossFormatsAndEndings() throws {
    let reference = try folder(["a_gt.nii.gz", "b_gt.nii.gz", "a.png", "notes.png"])
    let prediction = try folder(["b.png", "a.nii", "c.png"])
    let result = try pairing(reference, prediction)
    #expect(result.pairs.map(\.name) == ["a", "b"])
    #expect(result.missing.isEmpty)
    #expect(result.unmatched.map(\.stem) == ["c"])
  }

  @Test func listsWhatIsMissing() throws {
    let result = try pairing(try folder(["a.png", "b.png"]), try folder(["b.png"]))
    #expect(result.pairs.map(\.name) == ["b"])
    #expect(result.missing.map(\.stem) == ["a"])
  }

  @Test func readsCAMUSAgainstAFlatFolder() throws {
    let reference = try folder([
      "patient0001/patient0001_4CH_ED.nii.gz", "patient0001/patient0001_4CH_ED_gt.nii.gz",
      "patient0001/patient0001_4CH_half_sequence_gt.nii.gz", "patient0002/patient0002_2CH_ES_gt.nii.gz",
    ])
    let prediction = try folder(["patient0001_4CH_ED.nii.gz", "patient0002_2CH_ES.nii.gz"])
    let result = try pairing(reference, prediction)
    #expect(result.pairs.map(\.name) == ["patient0001_4CH_ED", "patient0002_2CH_ES"])
    #expect(result.pairs.map(\.reference.exam) == ["patient0001", "patient0002"])
  }

  @Test func readsTheLabelsOfNNUNet() throws {
    let reference = try folder(["imagesTr/case_001_0000.png", "labelsTr/case_001.png"])
    let result = try pairing(reference, try folder(["case_001.png"]))
    #expect(result.pairs.map(\.name) == ["case_001"])
    #expect(result.pairs.first?.reference.url.path.contains("labelsTr") == true)
  }

  @Test func takesSpacingAndExamFromTheTable() throws {
    let reference = try folder(["images/x.png", "labels/x.png"])
    try Data("file,exam,spacing_x,spacing_y\nx.png,exam7,0.3,0.4\n".utf8).write(
      to: reference.file("frames.csv"))
    let mask = try #require(try MaskCollection(reference.url).masks.first)
    #expect(mask.exam == "exam7")
    #expect(try mask.read().spacing == Spacing(x: 0.3, y: 0.4))
  }

  @Test func pairsEqualNamesByTheirFolders() throws {
    let paths = ["one/ED.png", "one/ES.png", "two/ED.png"]
    let result = try pairing(try folder(paths), try folder(paths))
    #expect(result.pairs.map(\.name) == ["one/ED", "one/ES", "two/ED"])
  }

  /// A link to an outer folder would lead round for ever.
  @Test func followsLinksButNotInCircles() throws {
    let (masks, elsewhere) = (try folder(["a.png"]), try folder(["b.png"]))
    try FileManager.default.createSymbolicLink(at: masks.file("round"), withDestinationURL: masks.url)
    try FileManager.default.createSymbolicLink(at: masks.file("linked"), withDestinationURL: elsewhere.url)
    #expect(try MaskCollection(masks.url).masks.map(\.path) == ["a", "linked/b"])
  }

  @Test func refusesToCompareAPlaceWithItself() throws {
    let masks = try folder(["a.png"])
    let links = try TemporaryFolder()
    try FileManager.default.createSymbolicLink(at: links.file("same"), withDestinationURL: masks.url)
    let collection = try MaskCollection(masks.url)
    for other in [masks.url, links.file("same")] {
      #expect(throws: CohortError.self) {
        try MaskPairing(reference: collection, prediction: MaskCollection(other))
      }
    }
  }

  @Test func saysWhyItCannot() throws {
    func code(_ body: () throws -> MaskPairing) -> String? {
      do { _ = try body() } catch { return (error as? CohortError)?.code }
      return nil
    }
    let one = try folder(["a.png"])
    let other = try folder(["b.png"])
    #expect(code { try pairing(one, other) } == "masks-not-paired")
    #expect(
      code {
        try MaskPairing(
          reference: MaskCollection(one.file("a.png")), prediction: MaskCollection(other.url))
      } == "masks-not-paired")
    #expect(code { try pairing(try folder(["a.png", "a_gt.png", "sub/a_gt.nii"]), one) } == nil)
    #expect(code { try pairing(try folder(["a_gt.png", "a_gt.nii"]), one) } == "masks-not-paired")
    #expect(code { try pairing(try folder([]), one) } == "cohort-empty")
    let both = try folder(["imagesTr/a.png", "labelsTr/a.png", "labelsTs/b.png"])
    #expect(code { try pairing(both, one) } == "cohort-empty")
    #expect(code { try pairing(one, both) } == "cohort-empty")
  }
}
