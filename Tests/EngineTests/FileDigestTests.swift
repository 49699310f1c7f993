import ApicalEngine
import Foundation
import TestSupport
import Testing

@Suite struct FileDigestTests {
  /// FIPS 180-2, appendix B (B.1, B.2 and B.3), and the digest of no bytes.
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
    (
      String(repeating: "a", count: 1_000_000),
      "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
    ),
  ])
  func matchesPublished(_ text: String, _ digest: String) throws {
    let folder = try TemporaryFolder()
    try Data(text.utf8).write(to: folder.file("bytes"))
    #expect(try FileDigest.sha256(of: folder.file("bytes")) == digest)
  }

  /// Longer than one piece; `yes apical | head -c 3000000 | sha256sum` (GNU coreutils 9.1).
  @Test func readsInPieces() throws {
    let folder = try TemporaryFolder()
    try Data(String(repeating: "apical\n", count: 428_572).utf8).prefix(3_000_000).write(
      to: folder.file("bytes"))
    #expect(
      try FileDigest.sha256(of: folder.file("bytes"))
        == "c50bd197a14912c96af15524930c6c47b9f1e4604bfd11ae49d401e8e7906486")
  }

  @Test func namesAMissingFile() throws {
    #expect(throws: EngineError.fileMissing(path: "/no/such/file")) {
      try FileDigest.sha256(of: URL(fileURLWithPath: "/no/such/file"))
    }
  }

  @Test func aFolderIsNotReadable() throws {
    let folder = try TemporaryFolder()
    #expect(engineError { _ = try FileDigest.sha256(of: folder.url) }?.code == "model-file-unreadable")
  }
}
