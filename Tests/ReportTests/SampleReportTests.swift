import ApicalReport
import Foundation
import TestSupport
import Testing

@Suite struct SampleReportTests {
  /// Written where `APICAL_SAMPLE_REPORT` says, for the eye; into a temporary folder otherwise.
  @Test func everyBlockAndFigureIsWritten() throws {
    let temporary = try TemporaryFolder()
    let folder =
      ProcessInfo.processInfo.environment["APICAL_SAMPLE_REPORT"].map { URL(fileURLWithPath: $0) }
      ?? temporary.url
    let document = try SampleDocument.make()
    for figure in document.figures {
      for format in ["png", "pdf", "svg"] {
        try figure.write(to: folder.appendingPathComponent("\(figure.name).\(format)"))
      }
      try figure.writeSidecar(to: folder.appendingPathComponent("\(figure.name).json"))
    }
    try HTMLWriter(document).write(to: folder.appendingPathComponent("report.html"))
    try PDFWriter(document).write(to: folder.appendingPathComponent("report.pdf"))
    #expect(document.figures.count == 7)
  }
}
