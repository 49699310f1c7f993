internal import CZlib

/// Packs bytes as one gzip member without name or time, so that equal content gives equal files.
func gzip(_ bytes: [UInt8]) -> [UInt8] {
  var stream = unsafe z_stream()
  let gzipWindow: Int32 = 15 + 16
  let status = unsafe deflateInit2_(
    &stream, 6, Z_DEFLATED, gzipWindow, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
    Int32(MemoryLayout<z_stream>.size))
  precondition(status == Z_OK, "zlib has no memory left or another version than its header")
  defer { unsafe deflateEnd(&stream) }
  let bound = unsafe Int(deflateBound(&stream, UInt(bytes.count)))
  precondition(bound < Int(UInt32.max), "at most 4 GB are packed at once")
  return unsafe [UInt8](unsafeUninitializedCapacity: bound) { output, produced in
    unsafe bytes.withUnsafeBufferPointer { source in
      unsafe stream.next_in = source.baseAddress.map { unsafe UnsafeMutablePointer(mutating: $0) }
      unsafe stream.avail_in = UInt32(bytes.count)
      unsafe stream.next_out = output.baseAddress
      unsafe stream.avail_out = UInt32(bound)
      let status = unsafe deflate(&stream, Z_FINISH)
      precondition(status == Z_STREAM_END, "zlib's own bound is enough for one pass")
      produced = unsafe bound - Int(stream.avail_out)
    }
  }
}
