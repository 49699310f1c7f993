package import ApicalCohort
package import ApicalEngine
package import ApicalImaging

/// A frame of a cohort with what it is called in the output.
package struct SourceFrame: Sendable {
  /// Id of the exam that it belongs to.
  package let exam: String
  /// The view.
  package let view: ViewKind
  /// 1 for the first cycle of the recording.
  package let beat: Int
  /// EF that the data set states, %.
  package let recordedEF: Double?
  /// The frame.
  package let frame: Frame
  /// Start of the names of its files, unique in the cohort: letters, digits, points, hyphens and underscores.
  package let stem: String

  /// Every frame of a cohort, in order.
  package static func all(in cohort: Cohort) -> [SourceFrame] {
    var used: [String: Int] = [:]
    return cohort.exams.flatMap { exam in
      exam.views.flatMap { view in
        view.beats.flatMap { beat in
          beat.frames.map { frame in
            let name = stem(frame.id, exam: exam.id)
            used[name, default: 0] += 1
            let repeats = used[name] ?? 1
            return SourceFrame(
              exam: exam.id, view: view.kind, beat: beat.number, recordedEF: exam.recorded.ef, frame: frame,
              stem: repeats == 1 ? name : "\(name)-\(repeats)")
          }
        }
      }
    }
  }

  /// The id with underscores for what separates its parts; a last part that names the exam stands alone.
  private static func stem(_ id: String, exam: String) -> String {
    let parts = id.split(separator: "/").map(String.init)
    let telling =
      parts.last.map { $0.hasPrefix(exam) && parts.count > 1 } == true ? [parts[parts.count - 1]] : parts
    let allowed = telling.joined(separator: "_").map { character -> Character in
      character.isASCII && (character.isLetter || character.isNumber || "._-".contains(character))
        ? character : "_"
    }
    return String(allowed)
  }

  /// Image, labels and sector on a grid.
  ///
  /// - Throws: ``FrameFailure`` for a frame that cannot be augmented.
  package func load(size: PixelSize) throws(FrameFailure) -> GridFrame {
    do {
      let image = try frame.source.image()
      guard let labels = try frame.source.reference() else {
        throw FrameFailure(
          code: "no-reference", message: "\(frame.id): no labels. Only labelled frames are augmented.")
      }
      return try GridFrame(id: frame.id, image: image, labels: labels, size: size)
    } catch let failure as FrameFailure {
      throw failure
    } catch let error as SectorError {
      throw FrameFailure(code: error.code, message: "\(frame.id): \(error)")
    } catch {
      let coded = CodedFailure(error)
      throw FrameFailure(code: coded.code, message: "\(frame.id): \(coded.message)")
    }
  }
}

/// Why a frame cannot be augmented.
package struct FrameFailure: Error, Equatable, Sendable, Codable {
  /// Stable and machine-readable.
  package let code: String
  /// The frame, what was found, what was needed, what to do.
  package let message: String
}
