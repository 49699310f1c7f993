import ApicalCohort
import ApicalEF
import ApicalImaging
import ApicalStats
import Foundation
import Testing

struct ConventionMatrixTests {
  private func matrix(_ bodies: HalfEllipsoids = .normal) throws -> ConventionMatrix {
    try ConventionMatrix(maps: bodies.masks)
  }

  @Test func everyRowBesideTheRecord() throws {
    let matrix = try matrix()
    #expect(matrix.record == .ofRecord)
    #expect(matrix.rows.map(\.convention) == EFConvention.standard)
    #expect(Set(matrix.rows.map(\.convention.code)).count == matrix.rows.count)
    #expect(Set(matrix.rows.map(\.convention.displayName)).count == matrix.rows.count)
    let record = try #require(matrix.row(.ofRecord))
    #expect(record.edvDifference == 0 && record.esvDifference == 0 && record.efDifference == 0)
    for row in matrix.rows {
      let (ef, edv) = try (#require(row.ef), #require(row.edv))
      #expect(abs(try #require(row.efDifference) - (ef - (try #require(record.ef)))) < 1e-12)
      #expect(abs(try #require(row.edvDifference) - (edv - (try #require(record.edv)))) < 1e-12)
      #expect(row.count == 1 && row.failures.isEmpty)
    }
    let notebook = try #require(matrix.row(.camusNotebook))
    #expect(abs(try #require(notebook.efDifference) + 10.5) < 0.5)
    let copy = try JSONDecoder().decode(ConventionMatrix.self, from: JSONEncoder().encode(matrix))
    #expect(copy == matrix)
  }

  @Test func codesNameEachChoice() {
    #expect(EFConvention.ofRecord.code == "biplane-20")
    #expect(EFConvention.ofRecord.displayName == "biplane, 20 discs")
    #expect(
      EFConvention.measured(CamusNotebook.convention).code
        == "biplane-20-starts-longest-of-beat-whole-millilitres")
    #expect(VolumeConvention(method: .areaLengthA4C, discCount: 40).code == "area-length-a4c")
    #expect(VolumeConvention(discCount: 40, length: .mean).displayName == "biplane, 40 discs, mean axis")
    #expect(EFConvention.camusNotebook.code == "camus-notebook")
  }

  /// Lengths of 80 and 100 mm: each rule scales the volume by its length.
  @Test func lengthRules() throws {
    let beats = [
      ViewBeat(
        view: .a2c, ed: HalfEllipsoids.profile(length: 80, diameter: 40),
        es: HalfEllipsoids.profile(length: 60, diameter: 30)),
      ViewBeat(
        view: .a4c, ed: HalfEllipsoids.profile(length: 100, diameter: 44),
        es: HalfEllipsoids.profile(length: 90, diameter: 32)),
    ]
    let longer = try VolumeConvention().fraction(beats)
    let shorter = try VolumeConvention(length: .shorter).fraction(beats)
    let mean = try VolumeConvention(length: .mean).fraction(beats)
    let longest = try VolumeConvention(lengthPhase: .longestOfBeat).fraction(beats)
    #expect(abs(shorter.edv / longer.edv - 0.8) < 1e-12)
    #expect(abs(mean.edv / longer.edv - 0.9) < 1e-12)
    #expect(abs(shorter.esv / longer.esv - 60 / 90) < 1e-12)
    #expect(abs(longest.edv / longer.edv - 1) < 1e-12)
    #expect(abs(longest.esv / longer.esv - 100 / 90) < 1e-12)
    let whole = try VolumeConvention(rounding: .wholeMillilitres).fraction(beats)
    #expect(whole.edv == longer.edv.rounded() && whole.esv == longer.esv.rounded())
    #expect(LengthRule.mean.length(3, 5) == 4)
  }

  /// More discs approach the closed form from above: by 1/3200 of a half ellipsoid for 20.
  @Test func discCounts() throws {
    let exact = 2 / 3 * Double.pi * 24 * 25 * 90 / 1000
    let errors = try [10, 20, 40, 80].map {
      try VolumeConvention(discCount: $0).fraction(HalfEllipsoids.normal.profiles).edv / exact - 1
    }
    #expect(abs(errors[1] - 1.0 / 3200) < 1e-5)
    for (coarse, fine) in zip(errors, errors.dropFirst()) { #expect(abs(coarse / fine - 4) < 0.01) }
  }

  /// Volumes grow with the third power of the scale, and EF not at all.
  @Test(arguments: [0.5, 1.3, 2])
  func scale(_ factor: Double) throws {
    let plain = Self.masks(4)
    let scaled = plain.map { beat in
      beat.map { map in
        let spacing = map.spacing.flatMap { try? Spacing(x: $0.x * factor, y: $0.y * factor) }
        return LabelMap(size: map.size, spacing: spacing, labels: map.labels)
      }
    }
    let rows = EFConvention.standard.filter { $0 != .camusNotebook && !$0.code.hasSuffix("millilitres") }
    for (one, other) in zip(
      try ConventionMatrix(maps: plain, conventions: rows).rows,
      try ConventionMatrix(maps: scaled, conventions: rows).rows)
    {
      let before = try (edv: #require(one.edv), ef: #require(one.ef))
      let after = try (edv: #require(other.edv), ef: #require(other.ef))
      #expect(abs(after.edv / before.edv / pow(factor, 3) - 1) < 1e-9)
      #expect(abs(after.ef - before.ef) < 1e-9)
    }
  }

  /// Mirrored masks of in-silico exams give the same volumes by every convention but the notebook.
  @Test(arguments: 1...3)
  func mirror(_ number: Int) throws {
    let beats = Self.masks(number)
    let mirrored = beats.map { beat in
      beat.map { map in
        let labels = (0..<map.size.count).map {
          map.labels[$0 / map.width * map.width + map.width - 1 - $0 % map.width]
        }
        return LabelMap(size: map.size, spacing: map.spacing, labels: labels)
      }
    }
    let rows = EFConvention.standard.filter { $0 != .camusNotebook }
    for (one, other) in zip(
      try ConventionMatrix(maps: beats, conventions: rows).rows,
      try ConventionMatrix(maps: mirrored, conventions: rows).rows)
    {
      let before = try (edv: #require(one.edv), ef: #require(one.ef))
      let after = try (edv: #require(other.edv), ef: #require(other.ef))
      #expect(abs(after.edv / before.edv - 1) < 1e-6)
      #expect(abs(after.ef - before.ef) < 1e-6)
    }
  }

  /// Masks turned about the mitral plane: every convention but the notebook, which looks for a level valve.
  @Test(arguments: [-0.35, 0.2])
  func rotation(_ tilt: Double) throws {
    let spacing = try Spacing(x: 0.4, y: 0.4)
    func matrix(_ tilt: Double) throws -> ConventionMatrix {
      func map(_ length: Double, _ diameter: Double) -> LabelMap {
        SyntheticMaps.halfEllipse(length: length, diameter: diameter, spacing: spacing, tilt: tilt)
      }
      return try ConventionMatrix(
        maps: [
          ViewBeat(view: .a2c, ed: map(88, 46), es: map(70, 32)),
          ViewBeat(view: .a4c, ed: map(86, 50), es: map(68, 36)),
        ], conventions: EFConvention.standard.filter { $0 != .camusNotebook })
    }
    for (straight, turned) in zip(try matrix(0).rows, try matrix(tilt).rows) {
      let before = try (edv: #require(straight.edv), ef: #require(straight.ef))
      let after = try (edv: #require(turned.edv), ef: #require(turned.ef))
      #expect(abs(after.edv / before.edv - 1) < 0.025)
      #expect(abs(after.ef - before.ef) < 1)
    }
  }

  /// With the true masks the convention of record finds the known EF, and the notebook does not.
  @Test func inSilicoExams() throws {
    let cohort = InSilicoCohort(seed: 8, exams: 10, style: .mixed, beats: 1, views: [.a2c, .a4c])
    let recorded = cohort.cohort().exams.compactMap(\.recorded.ef)
    let matrices = try (1...10).map { try ConventionMatrix(maps: Self.masks($0)) }
    let errors = zip(matrices, recorded).compactMap { matrix, known in
      (matrix.row(.ofRecord)?.ef).map { $0 - known }
    }
    #expect(errors.count == 10)
    #expect(abs(try Summary(errors).mean) < 0.5)
    let summaries = ConventionSummary.summaries(of: matrices)
    #expect(summaries.map(\.convention) == EFConvention.standard)
    #expect(summaries.allSatisfy { $0.count == 10 && $0.failures == 0 })
    #expect(summaries[0].efDifference?.mean == 0)
    let notebook = try #require(summaries.first { $0.convention == .camusNotebook })
    #expect(try #require(notebook.efDifference).mean < -2)
  }

  @Test func singleViewsAndFailures() throws {
    let a4c = [HalfEllipsoids.normal.masks[1]]
    let single = try ConventionMatrix(maps: a4c)
    #expect(single.record == .measured(VolumeConvention(method: .singlePlaneA4C)))
    #expect(single.rows.map(\.convention.method) == [.singlePlaneA4C, .areaLengthA4C])
    #expect(single.rows[0].efDifference == 0)
    // ED and ES swapped: no EF by any convention, and no difference.
    let swapped = HalfEllipsoids.normal.masks.map { ViewBeat(view: $0.view, ed: $0.es, es: $0.ed) }
    let matrix = try ConventionMatrix(maps: swapped)
    #expect(matrix.rows.allSatisfy { $0.failures.map(\.code) == ["esv-not-below-edv"] })
    #expect(matrix.rows.allSatisfy { $0.efDifference == nil && $0.ef == nil && $0.count == 0 })
    let empty = try #require(
      ConventionSummary.summaries(of: [matrix]).first { $0.convention == .ofRecord })
    #expect(empty.failures == 1 && empty.efDifference == nil)
    #expect(throws: EFFailure.viewMissing(.a2c)) {
      try VolumeConvention().fraction([HalfEllipsoids.normal.profiles[1]])
    }
    let blank = LabelMap(
      size: PixelSize(width: 4, height: 4), spacing: try Spacing(x: 1, y: 1),
      labels: [UInt8](repeating: 0, count: 16))
    #expect(throws: EFFailure.lvEmpty) {
      try ConventionMatrix(maps: [ViewBeat(view: .a4c, ed: blank, es: blank)])
    }
    #expect(throws: EFFailure.lvEmpty) { try CamusNotebook.discs(blank) }
  }

  /// Two A2C beats with two A4C beats: means over four pairs, as the EF of the exam; a broken beat is left
  /// out.
  @Test func severalBeats() throws {
    let beats = HalfEllipsoids.normal.masks + HalfEllipsoids.unequal.masks
    let blank = LabelMap(
      size: PixelSize(width: 4, height: 4), spacing: try Spacing(x: 1, y: 1),
      labels: [UInt8](repeating: 0, count: 16))
    let broken = ViewBeat(view: .a2c, ed: beats[0].ed, es: blank)
    let matrix = try ConventionMatrix(maps: beats + [broken])
    let numbers = [1, 1, 2, 2]
    let exam = try EFResult(
      beats: zip(beats, numbers).map {
        BeatContours(view: $0.view, beat: $1, ed: $0.ed, es: $0.es)
      })
    let record = try #require(matrix.row(.ofRecord))
    #expect(record.count == 4)
    #expect(abs(try #require(record.ef) - exam.ef) < 1e-9)
    #expect(abs(try #require(record.esv) - exam.esv) < 1e-9)
    for row in matrix.rows {
      #expect(row.count == 4)
      #expect(abs(try #require(row.efDifference) - (try #require(row.ef) - exam.ef)) < 1e-9)
    }
    #expect(throws: EFFailure.lvEmpty) { try ConventionMatrix(maps: [broken, beats[1]]) }
  }

  /// The notebook on pixels twice as wide as high.
  @Test func notebookSquaresThePixels() throws {
    let plain = try CamusNotebook.discs(HalfEllipsoids.normal.masks[0].ed)
    let map = HalfEllipsoids.normal.masks[0].ed
    let size = PixelSize(width: map.width / 2, height: map.height)
    let wide = LabelMap(
      size: size, spacing: try Spacing(x: 0.6, y: 0.3),
      labels: (0..<size.count).map { map.labels[$0 / size.width * map.width + $0 % size.width * 2] })
    let discs = try CamusNotebook.discs(wide)
    #expect(abs(discs.length - plain.length) < 1)
    #expect(abs(singlePlaneVolume(discs) / singlePlaneVolume(plain) - 1) < 0.06)
  }

  private static func masks(_ number: Int) -> [ViewBeat<LabelMap>] {
    let cohort = InSilicoCohort(seed: 8, exams: 10, style: .mixed, beats: 1, views: [.a2c, .a4c])
    return cohort.phantoms(exam: number).map { view in
      func map(_ index: Int) -> LabelMap { PhantomFrame(view: view, index: index).reference()! }
      return ViewBeat(
        view: view.kind == .a2c ? .a2c : .a4c, ed: map(view.beats[0].firstFrame),
        es: map(view.beats[0].endSystole))
    }
  }
}
