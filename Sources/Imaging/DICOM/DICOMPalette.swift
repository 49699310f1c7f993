internal import CDCMTK

/// The colours behind the indices of a palette picture.
struct DICOMPalette {
  /// First index that has an entry; lower ones take the first, higher ones the last.
  private let first: Int
  private let lumas: [Float]
  private let spreads: [Int]

  /// - Returns: nil without a palette of three equal parts in plain (not segmented) form.
  init?(_ file: DICOMFile) {
    let descriptors = [
      CDCMTK_PALETTE_DESCRIPTOR_RED, CDCMTK_PALETTE_DESCRIPTOR_GREEN, CDCMTK_PALETTE_DESCRIPTOR_BLUE,
    ].map { attribute in (0..<3).compactMap { file.integer(attribute, at: $0) } }
    guard let descriptor = descriptors.first, descriptor.count == 3,
      descriptors.allSatisfy({ $0[...] == descriptor[...] })
    else { return nil }
    let count = descriptor[0] == 0 ? 65_536 : descriptor[0]
    let channels = [CDCMTK_PALETTE_RED, CDCMTK_PALETTE_GREEN, CDCMTK_PALETTE_BLUE].map { attribute in
      Self.entries(file.numbers(attribute), count: count, bits: descriptor[2])
    }
    guard channels.allSatisfy({ $0.count == count }) else { return nil }
    first = descriptor[1]
    let eightBits = Self.eightBits(channels)
    let scale = eightBits == nil ? Float(255.0 / 65_535.0) : 1
    let entries = eightBits ?? channels
    lumas = (0..<count).map { GreyConversion.luma(entries[0][$0], entries[1][$0], entries[2][$0]) * scale }
    spreads = (0..<count).map { entry in
      let colour = entries.map { eightBits == nil ? $0[entry] >> 8 : $0[entry] }
      return colour.max()! - colour.min()!
    }
  }

  /// Entries that use one byte only, wherever it stands; nil when some use both.
  ///
  /// Files that announce 16 bits fill the lower byte or, more often, the upper.
  private static func eightBits(_ channels: [[Int]]) -> [[Int]]? {
    let used = channels.joined().reduce(0, |)
    if used <= 0xFF { return channels }
    return used & 0xFF == 0 ? channels.map { $0.map { $0 >> 8 } } : nil
  }

  /// Entries of 8 bits are packed two a word, the first in the lower byte.
  private static func entries(_ words: [Double], count: Int, bits: Int) -> [Int] {
    let words = words.map { Int($0) }
    guard bits == 8, words.count < count else { return Array(words.prefix(count)) }
    return Array(words.flatMap { [$0 & 255, $0 >> 8] }.prefix(count))
  }

  /// Luma of an index, 0…255.
  func luma(_ index: UInt16) -> Float { lumas[place(index)] }
  /// Spread of red, green and blue of an index, of 255.
  func spread(_ index: UInt16) -> Int { spreads[place(index)] }

  private func place(_ index: UInt16) -> Int { min(max(Int(index) - first, 0), lumas.count - 1) }
}
