import ApicalPipeline
import ApicalReport
import ApicalStats
import ApicalTable
import Foundation
import Testing

struct AgreementFigureTests {
  private func report(_ scale: AgreementScale, group: String? = nil) throws -> AgreementReport {
    let csv = "m,r,g\n50,52,a\n61,60,a\n44,41,a\n38,40,a\n70,66,b\n55,57,b\n48,45,b\n63,61,b\n"
    return try AgreementReport(
      DataTable(data: Data(csv.utf8), file: "ef.csv"),
      AgreementQuery(reference: "r", measured: "m", group: group, scale: scale, unit: "%"))
  }

  private func sidecar(_ report: AgreementReport) throws -> BlandAltmanFigure.Sidecar {
    try JSONDecoder().decode(BlandAltmanFigure.Sidecar.self, from: report.figure().sidecar)
  }

  @Test func linesDrawnAreTheNumbersReported() throws {
    let report = try report(.difference)
    let lines = try #require(try sidecar(report).panels[0].agreement)
    #expect(lines.bias == report.all.limits.bias)
    #expect(lines.lowerLoA == report.all.limits.lowerLoA && lines.upperLoA == report.all.limits.upperLoA)
  }

  @Test func ratiosAreDrawnAsRatios() throws {
    let report = try report(.logRatio)
    let sidecar = try sidecar(report)
    #expect(sidecar.panels[0].agreement?.bias == report.all.ratios?.bias)
    #expect(sidecar.labels.scale == .logRatio)
    let point = sidecar.panels[0].points[0]
    #expect(point.difference(on: .logRatio) == 50.0 / 52)
  }

  @Test func eachGroupHasAPanel() throws {
    let sidecar = try sidecar(report(.difference, group: "g"))
    #expect(sidecar.panels.map(\.title) == ["a", "b"])
    #expect(sidecar.panels.map(\.points.count) == [4, 4])
  }

  @Test func columnNamesKeepTheirCase() throws {
    let csv = "EF_auto,Manual\n50,52\n61,60\n44,41\n38,40\n"
    let report = try AgreementReport(
      DataTable(data: Data(csv.utf8), file: "ef.csv"),
      AgreementQuery(reference: "Manual", measured: "EF_auto"))
    let svg = try report.figure().svg()
    #expect(svg.contains("EF_auto") && !svg.contains("eF_auto"))
  }

  @Test func ratiosHaveNoUnit() throws {
    #expect(!(try report(.logRatio).figure().svg().contains("()")))
  }
}
