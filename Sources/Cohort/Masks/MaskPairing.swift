import Foundation

/// Which prediction belongs to which reference.
///
/// Two single files always form a pair. Files of folders are paired by name, or by name and folders where a name
/// occurs twice on a side.
public struct MaskPairing: Sendable {
  /// A reference and its prediction.
  public struct Pair: Sendable {
    /// What the two share.
    public let name: String
    /// The annotation.
    public let reference: MaskFile
    /// The mask under test.
    public let prediction: MaskFile
  }

  /// In the order of the references.
  public let pairs: [Pair]
  /// References without a prediction.
  public let missing: [MaskFile]
  /// Predictions without a reference.
  public let unmatched: [MaskFile]

  /// - Throws: ``CohortError`` where both sides are one place, a name is not unique on one, or no name is on both.
  public init(reference: MaskCollection, prediction: MaskCollection) throws(CohortError) {
    guard reference.place != prediction.place else {
      throw .notPaired(
        reference.origin, prediction.origin,
        "both are the same place. Name the reference and then its prediction.")
    }
    if reference.isFile, prediction.isFile {
      pairs = [
        Pair(name: reference.masks[0].stem, reference: reference.masks[0], prediction: prediction.masks[0])
      ]
      (missing, unmatched) = ([], [])
      return
    }
    guard reference.isFile == prediction.isFile else {
      throw .notPaired(
        reference.origin, prediction.origin,
        "one is a file, the other a folder. Name two files or two folders.")
    }
    let byStem = Self.isUnique(reference.masks.map(\.stem)) && Self.isUnique(prediction.masks.map(\.stem))
    func key(_ mask: MaskFile) -> String { byStem ? mask.stem : mask.path }
    let predictions = try Self.index(prediction, by: key)
    let references = try Self.index(reference, by: key)
    pairs = reference.masks.compactMap { mask in
      predictions[key(mask)].map { Pair(name: key(mask), reference: mask, prediction: $0) }
    }
    missing = reference.masks.filter { predictions[key($0)] == nil }
    unmatched = prediction.masks.filter { references[key($0)] == nil }
    guard !pairs.isEmpty else {
      throw .notPaired(
        reference.origin, prediction.origin,
        "no name is in both: \(key(reference.masks[0])) and \(key(prediction.masks[0])) are the first of each. "
          + "Name the prediction like its reference.")
    }
  }

  private static func isUnique(_ names: [String]) -> Bool { Set(names).count == names.count }

  private static func index(
    _ collection: MaskCollection, by key: (MaskFile) -> String
  ) throws(CohortError) -> [String: MaskFile] {
    var index: [String: MaskFile] = [:]
    for mask in collection.masks {
      if let other = index.updateValue(mask, forKey: key(mask)) {
        throw .notPaired(other.url.path, mask.url.path, "both are named \(key(mask)). Remove one of the two.")
      }
    }
    return index
  }
}

extension CohortError {
  static func notPaired(_ one: String, _ other: String, _ problem: String) -> CohortError {
    CohortError(code: "masks-not-paired", description: "\(one) and \(other): \(problem)")
  }
}
