internal import Foundation

/// NIfTI-1 and NIfTI-2 files, `.nii` and `.nii.gz`, in either byte order.
///
/// The first axis is x (columns), the second y (rows, away from the probe), further axes are frames. All integer
/// types and both floats are read; `scl_slope` and `scl_inter` are applied. Spacing comes from `pixdim` in the
/// unit of `xyzt_units`; an unknown unit is taken as mm. Orientation fields are not used.
public enum NIfTI {
  /// The header of a file.
  static func header(_ url: URL, isGzipped: Bool) throws(ImageFileError.Problem) -> VolumeHeader {
    let packed = try FileBytes.read(url, limit: isGzipped ? 1 << 16 : NIfTIHeader.maximumSize)
    guard isGzipped else { return try NIfTIHeader(packed).volume }
    return try NIfTIHeader(inflater(packed).read(upTo: NIfTIHeader.maximumSize)).volume
  }

  /// Header and pixels of a file.
  static func volume(_ url: URL, isGzipped: Bool) throws(ImageFileError.Problem) -> Volume {
    isGzipped ? try gzipped(try FileBytes.read(url)) : try plain(url)
  }

  private static func plain(_ url: URL) throws(ImageFileError.Problem) -> Volume {
    let header = try NIfTIHeader(FileBytes.read(url, limit: NIfTIHeader.maximumSize))
    let end = header.pixelOffset + header.volume.byteCount
    let bytes = try FileBytes.read(url, limit: end + 1)
    guard bytes.count >= end else { throw .truncated(expected: end, found: bytes.count) }
    guard bytes.count == end else { throw .trailingBytes(expected: end) }
    return Volume(header: header.volume, bytes: Array(bytes[header.pixelOffset...]))
  }

  /// Unpacks the header first and then as many bytes as it accounts for, so that a small file cannot ask for
  /// more memory than it fills.
  private static func gzipped(_ packed: [UInt8]) throws(ImageFileError.Problem) -> Volume {
    let inflater = try inflater(packed)
    let start = try inflater.read(upTo: NIfTIHeader.maximumSize)
    let header = try NIfTIHeader(start)
    let end = header.pixelOffset + header.volume.byteCount
    let rest = try inflater.readToEnd(max(end - start.count, 0), before: start.count)
    guard start.count <= end else { throw .trailingBytes(expected: end) }
    return Volume(header: header.volume, bytes: Array((start + rest)[header.pixelOffset...]))
  }

  private static func inflater(_ packed: [UInt8]) throws(ImageFileError.Problem) -> Inflater {
    guard packed.starts(with: [0x1F, 0x8B]) else {
      if packed.count < 2 { throw .truncated(expected: 18, found: packed.count) }
      let found = "bytes \(packed[0]), \(packed[1])"
      throw .wrongMagic(found: found, needed: "gzip's signature 31, 139 (is it a .nii?)")
    }
    return Inflater(packed)
  }
}
