internal import COpenVINO

/// The inference engine that computed a result, for its provenance.
public struct EngineVersion: Sendable, Equatable, Codable {
  /// Such as "OpenVINO 2026.4.1-…".
  public let engine: String
  /// Name of the processor, as it calls itself.
  public let processor: String
  /// Number formats that the processor computes in, such as "FP32 BF16 INT8".
  public let capabilities: String

  /// Asks the engine that is linked.
  ///
  /// - Throws: ``EngineError/inference(operation:file:reason:)`` if it does not start.
  public init() throws(EngineError) {
    var version = unsafe ov_version_t()
    try check(unsafe ov_get_openvino_version(&version), "Reading the version of OpenVINO")
    defer { unsafe ov_version_free(&version) }
    engine =
      unsafe "OpenVINO " + (version.buildNumber.map { unsafe String(cString: $0) } ?? "of unknown version")
    let core = try InferenceCore()
    processor = try core.property("FULL_DEVICE_NAME")
    capabilities = try core.property("OPTIMIZATION_CAPABILITIES")
  }
}
