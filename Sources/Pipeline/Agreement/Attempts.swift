/// Results that may not exist for some data, with the reason where they do not.
struct Attempts {
  /// Name of the result and why it is missing.
  private(set) var reasons: [String: String] = [:]

  /// The result, or nil after its reason was noted.
  mutating func result<Value>(_ name: String, _ compute: () throws -> Value) -> Value? {
    do { return try compute() } catch {
      reasons[name] = "\(error)"
      return nil
    }
  }
}
