/// How a generated exam was acquired.
public enum AcquisitionStyle: String, Sendable, Codable, CaseIterable {
  /// Shallow and narrow: the left ventricle fills the sector, the atrium is mostly cut off.
  case lvFocused = "lv-focused"
  /// Depth, angle, position, tilt, gain and quality vary as in a mixed clinic; about four exams in ten
  /// are deeper than 150 mm or wider than 70°.
  case varied
  /// Odd exams are LV-focused, even exams varied.
  case mixed

  /// The style of one exam: never ``mixed``.
  func resolved(exam number: Int) -> AcquisitionStyle {
    self == .mixed ? (number.isMultiple(of: 2) ? .varied : .lvFocused) : self
  }
}
