import ApicalEngine
import ApicalImaging
import Foundation
import Testing

@Suite struct EngineOptionsTests {
  @Test func defaultsAreOneThreadAStreamInFullPrecision() {
    let options = EngineOptions()
    #expect(options.precision == .f32)
    #expect(options.streams == min(ProcessInfo.processInfo.activeProcessorCount, 16))
    #expect(options.threads == options.streams)
  }

  @Test func refusesWhatCannotRun() throws {
    let fixture = try Fixture("thresholds")
    #expect(
      engineError { _ = try fixture.segmenter(EngineOptions(streams: 0)) }
        == .option(name: "streams", found: "0", needed: "1 or more"))
    #expect(
      engineError { _ = try fixture.segmenter(EngineOptions(streams: 3, threads: 2)) }
        == .option(name: "threads", found: "2", needed: "at least one a stream (3)"))
  }

  @Test func statesEngineAndProcessor() throws {
    let version = try EngineVersion()
    #expect(version.engine.hasPrefix("OpenVINO 20"))
    #expect(!version.processor.isEmpty)
    #expect(version.capabilities.contains("FP32"))
  }

  /// Either the processor has bfloat16 and the network runs in it, or the caller learns that it has not:
  /// never f32 under another name.
  @Test func bfloat16RunsOrIsRefused() throws {
    let fixture = try Fixture("thresholds")
    let options = EngineOptions(precision: .bf16, streams: 1)
    let image = Image(size: PixelSize(width: 64, height: 64), spacing: nil, filledWith: 110)
    if try EngineVersion().capabilities.contains("BF16") {
      #expect(try fixture.segmenter(options).segment(image).labels.mask(of: .lv).area == 64 * 64)
    } else {
      let error = engineError { _ = try fixture.segmenter(options) }
      #expect(error?.code == "engine-precision")
      #expect(error?.description.contains("Use f32") == true)
    }
  }
}
