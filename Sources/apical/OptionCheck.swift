import ArgumentParser

/// Options that are wrong whatever the data: refused before any file is read, with the exit code of a wrong call.
enum OptionCheck {
  /// A level, share or probability between 0 and 1.
  static func share(_ value: Double, _ option: String) throws {
    guard value > 0, value < 1 else {
      throw ValidationError("\(option) \(value): needed is a number between 0 and 1. Write 95 % as 0.95.")
    }
  }

  /// A number above zero, up to a largest one.
  static func positive(_ value: Double, _ option: String, upTo largest: Double = 1e150) throws {
    guard value > 0, value <= largest else {
      throw ValidationError(
        "\(option) \(value): needed is a number above zero\(largest < 1e150 ? ", up to \(largest)" : "").")
    }
  }

  /// Columns that have to be different ones; options that were not given are nil.
  static func different(_ columns: [(option: String, column: String?)]) throws {
    var first: [String: String] = [:]
    for (option, column) in columns {
      guard let column else { continue }
      if let other = first.updateValue(option, forKey: column) {
        throw ValidationError("\(other) and \(option) both name the column '\(column)'. Name two columns.")
      }
    }
  }
}
