import ApicalEF

/// The printed name of a stored volume method.
enum VolumeMethodName {
  static func display(_ stored: String) -> String? { VolumeMethod(rawValue: stored)?.displayName }
}
