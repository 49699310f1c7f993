/// This program, as reports and stores name it.
public enum Software {
  public static let name = "apical"
  public static let number = "0.1.0"
  public static var version: String { "\(name) \(number)" }
}
