internal import CCrypto
public import Foundation

/// Digests of files.
public enum FileDigest {
  /// SHA-256 of a file's bytes, 64 hexadecimal digits in lower case; reads the file in pieces of 1 MiB.
  ///
  /// - Throws: ``EngineError/fileMissing(path:)`` or ``EngineError/fileUnreadable(path:reason:)``.
  public static func sha256(of url: URL) throws(EngineError) -> String {
    guard FileManager.default.fileExists(atPath: url.path) else { throw .fileMissing(path: url.path) }
    do {
      let file = try FileHandle(forReadingFrom: url)
      defer { try? file.close() }
      var digest = SHA256()
      while let piece = try file.read(upToCount: 1 << 20), !piece.isEmpty { digest.update(piece) }
      return digest.finish()
    } catch {
      throw .fileUnreadable(path: url.path, reason: error.localizedDescription)
    }
  }
}

extension FileDigest {
  /// SHA-256 of a text's UTF-8 bytes, 64 hexadecimal digits in lower case.
  public static func sha256(ofText text: String) -> String {
    var digest = SHA256()
    digest.update(Data(text.utf8))
    return digest.finish()
  }
}

/// Owns one `EVP_MD_CTX`, freed exactly once.
@safe private struct SHA256: ~Copyable {
  private let context: OpaquePointer

  init() {
    unsafe context = EVP_MD_CTX_new()
    let status = unsafe EVP_DigestInit_ex(context, EVP_sha256(), nil)
    precondition(status == 1, "libcrypto has SHA-256")
  }

  deinit { unsafe EVP_MD_CTX_free(context) }

  mutating func update(_ bytes: Data) {
    let status = unsafe bytes.withUnsafeBytes { unsafe EVP_DigestUpdate(context, $0.baseAddress, $0.count) }
    precondition(status == 1, "a digest that was begun takes bytes")
  }

  consuming func finish() -> String {
    let digest = unsafe [UInt8](unsafeUninitializedCapacity: 32) { bytes, count in
      var length: UInt32 = 0
      let status = unsafe EVP_DigestFinal_ex(context, bytes.baseAddress, &length)
      precondition(status == 1 && length == 32, "SHA-256 has 32 bytes")
      count = Int(length)
    }
    return digest.map { String(format: "%02x", $0) }.joined()
  }
}
