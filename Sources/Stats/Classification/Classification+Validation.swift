/// Refuses NaN and infinities.
func validateFinite(_ values: [Double]) throws(ClassificationError) {
  if let index = values.firstIndex(where: { !$0.isFinite }) { throw .notFinite(index: index) }
}

/// Refuses fewer than two categories, or two of the same name.
func validateCategories(_ names: [String]) throws(ClassificationError) {
  guard names.count >= 2 else { throw .tooFewCategories(count: names.count, minimum: 2) }
  var seen: Set<String> = []
  if let double = names.first(where: { !seen.insert($0).inserted }) { throw .duplicateCategory(double) }
}

/// Refuses a table that has not one row and one column per category.
func validateSquare<Value>(_ rows: [[Value]], size: Int) throws(ClassificationError) {
  if let row = rows.firstIndex(where: { $0.count != size }) {
    throw .raggedTable(row: row, found: rows[row].count, needed: size)
  }
  guard rows.count == size else { throw .wrongRowCount(found: rows.count, needed: size) }
}
