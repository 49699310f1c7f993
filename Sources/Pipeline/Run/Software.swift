/// This program, as reports and stores name it.
public enum Software {
  /// Name.
  public static let name = "apical"
  /// Version after semver.org.
  public static let number = "0.1.0"
  /// Name and version.
  public static var version: String { "\(name) \(number)" }
}
