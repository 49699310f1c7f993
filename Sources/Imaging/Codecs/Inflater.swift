internal import CZlib

/// Unpacks a gzip or zlib stream piece by piece, never more than was asked for.
///
/// A gzip file may hold several members one after the other; they read as one.
@safe final class Inflater {
  private let stream: UnsafeMutablePointer<z_stream>  // zlib keeps its address: it must not move
  private let input: [UInt8]
  /// Bytes of `input` used so far.
  private(set) var consumed: Int
  /// True once the last stream and its checksum have been read.
  private(set) var isAtEnd = false

  /// - Parameter start: Where in `input` the stream begins.
  init(_ input: [UInt8], start: Int = 0) {
    self.input = input
    consumed = start
    unsafe stream = .allocate(capacity: 1)
    unsafe stream.initialize(to: z_stream())
    let detectFormat: Int32 = 15 + 32
    let status = unsafe inflateInit2_(
      stream, detectFormat, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    precondition(status == Z_OK, "zlib has no memory left or another version than its header")
  }

  deinit {
    unsafe inflateEnd(stream)
    unsafe stream.deallocate()
  }

  /// The next bytes; fewer than `count` only where the stream, or the input, ends.
  func read(upTo count: Int) throws(ImageFileError.Problem) -> [UInt8] {
    var output: [UInt8] = []
    while output.count < count, !isAtEnd {
      let piece = try inflatePiece(min(count - output.count, 1 << 20))
      if piece.isEmpty && !isAtEnd && consumed == input.count { break }
      output += piece
    }
    return output
  }

  /// Reads exactly `count` bytes and checks that the stream ends there with a good checksum.
  ///
  /// - Parameter before: Bytes already read, for the message.
  func readToEnd(_ count: Int, before: Int = 0) throws(ImageFileError.Problem) -> [UInt8] {
    let bytes = try read(upTo: count)
    guard bytes.count == count else {
      throw .truncated(expected: before + count, found: before + bytes.count)
    }
    guard try read(upTo: 1).isEmpty else { throw .trailingBytes(expected: before + count) }
    guard isAtEnd else { throw .truncated(expected: input.count + 8, found: input.count) }
    guard consumed == input.count else { throw .trailingBytes(expected: consumed) }
    return bytes
  }

  private func inflatePiece(_ count: Int) throws(ImageFileError.Problem) -> [UInt8] {
    var status = Z_OK
    let available = min(input.count - consumed, 1 << 30)
    let piece = unsafe [UInt8](unsafeUninitializedCapacity: count) { output, produced in
      unsafe input.withUnsafeBufferPointer { source in
        let start = unsafe source.baseAddress.map { unsafe UnsafeMutablePointer(mutating: $0 + consumed) }
        unsafe stream.pointee.next_in = start
        unsafe stream.pointee.avail_in = UInt32(available)
        unsafe stream.pointee.next_out = output.baseAddress
        unsafe stream.pointee.avail_out = UInt32(count)
        status = unsafe inflate(stream, Z_NO_FLUSH)
        produced = unsafe count - Int(stream.pointee.avail_out)
        consumed += unsafe available - Int(stream.pointee.avail_in)
      }
    }
    switch status {
    case Z_OK, Z_BUF_ERROR: break
    case Z_STREAM_END: finishMember()
    case Z_MEM_ERROR: throw .damaged(reason: "no memory to unpack it")
    default: throw .damaged(reason: message)
    }
    return piece
  }

  private func finishMember() {
    let rest = input[consumed...]
    if rest.starts(with: [0x1F, 0x8B]) {
      unsafe inflateReset(stream)
    } else {
      isAtEnd = true
    }
  }

  private var message: String {
    unsafe stream.pointee.msg.map { unsafe String(cString: $0) } ?? "not a compressed stream"
  }
}
