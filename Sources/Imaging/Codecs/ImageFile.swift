public import Foundation

/// Reads images, label maps and recordings; the format is told by the end of the name.
///
/// NIfTI (`.nii`, `.nii.gz`), MetaImage (`.mhd`, `.mha`) and PNG (`.png`). Limits: ``ImageLimits``. PNG carries no
/// spacing: its `pHYs` field is a hint for printers.
public enum ImageFile {
  /// Reads one frame, with the scaling of its file applied; PNG grey values come as 0…255.
  ///
  /// - Throws: ``ImageFileError``; also for a file of several frames.
  public static func read(_ url: URL) throws(ImageFileError) -> Image {
    try ImageFileError.naming(url.path) { () throws(ImageFileError.Problem) in
      switch try ImageFormat(url) {
      case .nifti: try NIfTI.volume(url, isGzipped: false).image()
      case .gzippedNIfTI: try NIfTI.volume(url, isGzipped: true).image()
      case .metaImage: try MetaImage.volume(url).image()
      case .png: try PNG.image(try FileBytes.read(url))
      }
    }
  }

  /// Reads one label map.
  ///
  /// - Throws: ``ImageFileError``; also for a value that is not an integer of 0…255, naming the first.
  public static func readLabels(_ url: URL) throws(ImageFileError) -> LabelMap {
    try ImageFileError.naming(url.path) { () throws(ImageFileError.Problem) in
      switch try ImageFormat(url) {
      case .nifti: try NIfTI.volume(url, isGzipped: false).labels()
      case .gzippedNIfTI: try NIfTI.volume(url, isGzipped: true).labels()
      case .metaImage: try MetaImage.volume(url).labels()
      case .png: try PNG.labels(try FileBytes.read(url))
      }
    }
  }

  /// Reads all frames; the axes beyond the second are frames.
  ///
  /// The frame rate is known only where a fourth axis states its step and unit of time.
  /// - Throws: ``ImageFileError``.
  public static func readCine(_ url: URL) throws(ImageFileError) -> Cine {
    try ImageFileError.naming(url.path) { () throws(ImageFileError.Problem) in
      switch try ImageFormat(url) {
      case .nifti: try NIfTI.volume(url, isGzipped: false).cine()
      case .gzippedNIfTI: try NIfTI.volume(url, isGzipped: true).cine()
      case .metaImage: try MetaImage.volume(url).cine()
      case .png: Cine(frames: [try PNG.image(try FileBytes.read(url))], frameRate: nil)
      }
    }
  }

  /// Reads size and spacing from the header alone; the pixels may still turn out to be damaged.
  ///
  /// - Throws: ``ImageFileError``.
  public static func readSize(_ url: URL) throws(ImageFileError) -> (size: PixelSize, spacing: Spacing?) {
    try ImageFileError.naming(url.path) { () throws(ImageFileError.Problem) in
      let header: VolumeHeader
      switch try ImageFormat(url) {
      case .nifti: header = try NIfTI.header(url, isGzipped: false)
      case .gzippedNIfTI: header = try NIfTI.header(url, isGzipped: true)
      case .metaImage: header = try MetaImage.header(url)
      case .png: return (try PNG.size(try FileBytes.read(url, limit: 24)), nil)
      }
      return (header.size, header.spacing)
    }
  }
}
