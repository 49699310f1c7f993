internal import ApicalMetrics
internal import ApicalReport

extension AugmentationAudit {
  /// A few lines for the terminal.
  public var text: String {
    var lines = AugmentationTable(self).summary.rows.map(Self.line)
    if let occupancy {
      lines.append(
        "  LV maps before and after  \(NumberFormat(digits: 3).string(occupancy.jensenShannonBits)) bits apart"
      )
    }
    if let memorisation {
      lines.append(
        "  copies  \(memorisation.flagged.count) of \(memorisation.generatedCount) samples nearer to an original than "
          + "SSIM \(NumberFormat(digits: 3).string(memorisation.threshold))")
    }
    if let quality { lines.append(quality.text) }
    let flagged = samples.filter { !$0.flags.isEmpty }
    lines += flagged.prefix(20).map { sample in
      "  \(sample.sample): \(sample.flags.map(\.rawValue).joined(separator: ", "))"
    }
    if flagged.count > 20 {
      lines.append("  and \(flagged.count - 20) more flagged samples; --json names all")
    }
    return lines.joined(separator: "\n")
  }

  private static func line(_ row: Table.Row) -> String {
    let cells = row.cells.map(\.text)
    let flagged = cells[6].isEmpty || cells[6] == "–" ? "" : "; flagged \(cells[6])"
    let unit = cells[1].isEmpty ? "" : " \(cells[1])"
    return "  \(cells[0])  \(cells[3])\(unit) (\(cells[4]) to \(cells[5])), n = \(cells[2])\(flagged)"
  }
}
