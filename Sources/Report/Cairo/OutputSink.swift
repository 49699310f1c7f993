internal import CCairo
internal import Foundation

/// Receives the bytes that Cairo writes.
final class OutputSink {
  private(set) var data = Data()

  /// What Cairo calls with each piece.
  static let write: cairo_write_func_t = { closure, bytes, count in
    guard let closure = unsafe closure, let bytes = unsafe bytes else { return CAIRO_STATUS_WRITE_ERROR }
    let sink = unsafe Unmanaged<OutputSink>.fromOpaque(closure).takeUnretainedValue()
    unsafe sink.data.append(bytes, count: Int(count))
    return CAIRO_STATUS_SUCCESS
  }

  /// What to hand to Cairo together with ``write``; valid while the sink lives.
  var closure: UnsafeMutableRawPointer { unsafe Unmanaged.passUnretained(self).toOpaque() }
}
