/// A file of images or labels that cannot be read or written: which one, what is wrong, what to do.
public struct ImageFileError: Error, Equatable, CustomStringConvertible, Sendable {
  /// The file as the caller named it.
  public let path: String
  /// What is wrong with it.
  public let problem: Problem

  /// The problem of a file.
  public init(path: String, problem: Problem) {
    self.path = path
    self.problem = problem
  }

  /// Stable name of the problem for stores and tables, such as "file-truncated".
  public var code: String { problem.code }
  /// The file, what was found, what was needed, what to do.
  public var description: String { "\(path): \(problem)" }

  /// What is wrong with the file.
  public enum Problem: Error, Equatable, Sendable {
    /// Nothing of that name exists.
    case missing
    /// A folder, pipe or device stands where a file was needed.
    case notAFile
    /// The system refused to hand out the bytes.
    case unreadable(reason: String)
    /// The name ends in something that no codec claims.
    case unknownFormat(extension: String)
    /// The first bytes are those of another format.
    case wrongMagic(found: String, needed: String)
    /// The file ends before its pixels do; bytes.
    case truncated(expected: Int, found: Int)
    /// The file holds more bytes than its header accounts for.
    case trailingBytes(expected: Int)
    /// The compressed stream contradicts itself.
    case damaged(reason: String)
    /// The header lacks a field or holds one that makes no sense.
    case badHeader(reason: String)
    /// A sample type or variant of the format that is not read.
    case unsupportedType(String)
    /// Fewer than two axes, or an axis without pixels.
    case badDimensions([Int])
    /// A pixel spacing of zero, below zero or not finite; as in the header.
    case badSpacing([Double])
    /// The format stores a spacing and the image has none.
    case missingSpacing
    /// More pixels than ``ImageLimits`` allows.
    case tooLarge([Int])
    /// A single frame was needed.
    case multipleFrames(count: Int)
    /// A pixel is not a number.
    case notFinite(x: Int, y: Int, frame: Int)
    /// A pixel of a label map is not an integer of 0…255.
    case notALabel(value: Double, x: Int, y: Int)
    /// A colour picture; the pixel is the first that is not grey.
    case notGrey(x: Int, y: Int)
    /// The file that a MetaImage header names for its pixels does not exist.
    case dataFileMissing(name: String)
    /// A MetaImage header points outside its own folder.
    case dataFileOutside(name: String)
    /// The file could not be written; nothing was left behind.
    case unwritable(reason: String)
    /// The content is that of no recording that is read.
    case unknownContent(reason: String)
    /// Nothing in the file, or in the part asked for, is a frame.
    case noFrames(reason: String)
    /// A frame cannot be decoded; frames count from 0.
    case damagedFrame(frame: Int, reason: String)
    /// The file holds fewer frames than it announces.
    case missingFrames(expected: Int, found: Int)
  }
}

extension ImageFileError {
  /// Runs `body` and puts the file's name to whatever problem it meets.
  static func naming<Value>(
    _ path: String, _ body: () throws(Problem) -> Value
  ) throws(ImageFileError) -> Value {
    do {
      return try body()
    } catch {
      throw ImageFileError(path: path, problem: error)
    }
  }
}
