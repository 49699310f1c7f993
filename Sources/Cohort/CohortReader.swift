public import Foundation

/// Reads a folder of any known layout into a ``Cohort``. Only names and small text files are read here;
/// pixels are read when a frame is asked for them.
public enum CohortReader {
  /// - Parameters:
  ///   - folder: The cohort's folder, or the file of a single recording.
  ///   - layout: The layout, or nil to recognise it from the names of the files.
  ///   - selection: Which exams and views to keep; recordings of an unknown view stay.
  ///   - view: The view of recordings of which neither a table nor their name tells it.
  /// - Throws: ``CohortError`` when there is nothing to read.
  public static func read(
    _ folder: URL, layout: CohortLayout? = nil, selection: CohortSelection = CohortSelection(),
    view: ViewKind? = nil
  ) throws(CohortError) -> Cohort {
    guard FileManager.default.fileExists(atPath: folder.path) else { throw .notFound(folder.path) }
    guard let layout = layout ?? recognise(folder),
      FolderListing.isFolder(folder) || layout == .recordings
    else {
      throw .notRecognised(folder.path)
    }
    let cohort =
      switch layout {
      case .camusNIfTI, .camusMetaImage: try CAMUSReader(root: folder, layout: layout).cohort()
      case .pngFolder: try PNGFolderReader(root: folder).cohort()
      case .nnUNet: try NNUNetReader(root: folder).cohort()
      case .recordings: try RecordingsReader(root: folder, view: view).cohort()
      case .inSilico: throw CohortError.notRecognised(folder.path)
      }
    var selection = selection
    if layout == .recordings { selection.views.append(.unknown) }
    return try selection.apply(to: cohort)
  }

  /// The layout that the names in the folder, or the file's own, speak for; nil if none does.
  public static func recognise(_ folder: URL) -> CohortLayout? {
    if FolderListing.isFolder(folder.appendingPathComponent("images")) { return .pngFolder }
    if NNUNetReader.isDataset(folder) { return .nnUNet }
    for patient in FolderListing.folders(in: folder) where CAMUSReader.isPatient(patient) {
      let names = FolderListing.files(in: patient).map(\.lastPathComponent)
      if names.contains(where: { $0.hasSuffix(".nii.gz") || $0.hasSuffix(".nii") }) { return .camusNIfTI }
      if names.contains(where: { $0.hasSuffix(".mhd") }) { return .camusMetaImage }
    }
    let files = FolderListing.isFolder(folder) ? FolderListing.files(in: folder) : [folder]
    let deeper = FolderListing.folders(in: folder).lazy.flatMap { FolderListing.files(in: $0) }
    if files.contains(where: RecordingsReader.isRecording)
      || deeper.contains(where: RecordingsReader.isRecording)
    {
      return .recordings
    }
    return nil
  }
}
