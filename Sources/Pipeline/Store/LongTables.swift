package import GRDB

// Rows of the tables with tens of thousands of them are read by the place of each column: by name takes ten times as
// long. A migration adds columns behind those that are there.

extension FrameRow {
  package init(row: Row) throws {
    (id, view, beat, phase) = (row[0], row[1], row[2], row[3])
    (frameIndex, location, width, height) = (row[4], row[5], row[6], row[7])
    (spacingX, spacingY, depth, angle) = (row[8], row[9], row[10], row[11])
    (tipX, tipY, isKnown) = (row[12], row[13], row[14])
  }
}

extension FrameMetricRow {
  package init(row: Row) throws {
    (frame, source, label, outcome) = (row[0], row[1], row[2], row[3])
    (dice, hausdorff, hausdorff95) = (row[4], row[5], row[6])
    (referencePixels, predictedPixels, removedPixels) = (row[7], row[8], row[9])
  }
}

extension ConventionRow {
  package init(row: Row) throws {
    (exam, source, convention) = (row[0], row[1], row[2])
    (isRecord, pairs) = (row[3], row[4])
    (edv, esv, ef) = (row[5], row[6], row[7])
    (edvDifference, esvDifference, efDifference) = (row[8], row[9], row[10])
    failure = row[11]
  }
}

extension BeatMeasureRow {
  package init(row: Row) throws {
    (exam, source, view, beat) = (row[0], row[1], row[2], row[3])
    (ef, singlePlaneEf, areaLengthEf) = (row[4], row[5], row[6])
    (edLength, esLength, longitudinalStrain) = (row[7], row[8], row[9])
    (axisShortening, areaChange) = (row[10], row[11])
    (edSphericity, esSphericity) = (row[12], row[13])
  }
}

extension ExamMeasureRow {
  package init(row: Row) throws {
    (exam, source, measure) = (row[0], row[1], row[2])
    (n, value, failure) = (row[3], row[4], row[5])
  }
}

extension ErrorShareRow {
  package init(row: Row) throws {
    (exam, source) = (row[0], row[1])
    (view, phase, cause) = (row[2], row[3], row[4])
    points = row[5]
  }
}
