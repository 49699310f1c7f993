internal import ApicalRandom
import Foundation

/// A cohort of generated exams whose volumes and EF are known in closed form.
///
/// Every draw is keyed by the seed and the exam's number, so the first exams of a larger cohort are those of a
/// smaller one.
public struct InSilicoCohort: Sendable {
  /// Key of all random draws.
  public let seed: UInt64
  /// Number of exams.
  public let exams: Int
  /// How they are acquired.
  public let style: AcquisitionStyle
  /// Cardiac cycles in each recording.
  public let beats: Int
  /// The views of each exam, in order.
  public let views: [ViewKind]
  /// SD of the error that a reader adds to the true EF, percentage points; 0: the recorded EF is the truth.
  public let readerNoise: Double
  /// How the hearts beat.
  public let rhythm: PhantomRhythm

  /// - Parameters:
  ///   - seed: Key of all random draws.
  ///   - exams: How many exams, at least 1.
  ///   - style: How they are acquired.
  ///   - beats: Cardiac cycles in each recording, at least 1.
  ///   - views: The views of each exam, at least one.
  ///   - readerNoise: SD of the reader's error in EF, percentage points.
  ///   - rhythm: How the hearts beat.
  public init(
    seed: UInt64, exams: Int, style: AcquisitionStyle, beats: Int, views: [ViewKind], readerNoise: Double = 0,
    rhythm: PhantomRhythm = .resting
  ) {
    precondition(exams > 0 && beats > 0 && !views.isEmpty, "a cohort has exams, beats and views")
    precondition(readerNoise >= 0, "a standard deviation is not negative")
    self.readerNoise = readerNoise
    self.seed = seed
    self.exams = exams
    self.style = style
    self.beats = beats
    self.views = Set(views).sorted()
    self.rhythm = rhythm
  }

  /// The exams; their frames are drawn when asked for.
  ///
  /// - Parameter whole: True for whole recordings whose beats have to be found, false for ED and ES frames.
  public func cohort(whole: Bool = false) -> Cohort {
    Cohort(
      name: "In-silico (\(style.rawValue)\(whole ? ", whole recordings" : ""))", layout: .inSilico,
      origin: "in-silico", exams: (1...exams).map { exam($0, whole: whole) })
  }

  /// The recordings of one exam, numbered from 1.
  public func phantoms(exam number: Int) -> [PhantomView] {
    let heart = PhantomHeart(number: number, seed: seed, style: style, beats: beats, rhythm: rhythm)
    return views.map { PhantomView(kind: $0, heart: heart) }
  }

  /// A whole recording of one exam, numbered from 1: its beats between two that the ends cut.
  public func cine(exam number: Int, view: ViewKind) -> PhantomCine {
    let heart = PhantomHeart(number: number, seed: seed, style: style, beats: beats + 2, rhythm: rhythm)
    return PhantomCine(kind: view, heart: heart)
  }

  private func exam(_ number: Int, whole: Bool) -> Exam {
    let phantoms = phantoms(exam: number)
    let heart = phantoms[0].heart
    let cines = { kind in
      let cine = cine(exam: number, view: kind)
      return View(kind: kind, beats: [], frameRate: cine.frameRate, recordings: [cine])
    }
    return Exam(
      id: heart.id, views: whole ? views.map(cines) : phantoms.map(Self.view),
      recorded: recorded(heart),
      attributes: [
        "style": heart.style.rawValue, "heartRate": "\(Int(heart.heartRate.rounded()))", "seed": "\(seed)",
      ].merging(readerNoise > 0 ? ["trueEF": "\(heart.ef)"] : [:]) { own, _ in own })
  }

  /// What a reader states: EDV as it is, EF with an error of the reader's own, and the ESV that goes with it.
  ///
  /// The error is normal, from a stream of its own, and cut so that EF stays within 1…99 %.
  private func recorded(_ heart: PhantomHeart) -> RecordedVolumes {
    guard readerNoise > 0 else { return RecordedVolumes(edv: heart.edv, esv: heart.esv, ef: heart.ef) }
    var random = CounterRandom(seed: seed, stream: heart.id + "/reader")
    let (size, angle) = ((-2 * log(1 - random.uniform())).squareRoot(), 2 * Double.pi * random.uniform())
    let ef = min(99, max(1, heart.ef + readerNoise * size * cos(angle)))
    return RecordedVolumes(edv: heart.edv, esv: heart.edv * (1 - ef / 100), ef: ef)
  }

  private static func view(_ phantom: PhantomView) -> View {
    let beats = phantom.heart.beats.enumerated().map { offset, beat in
      let number = offset + 1
      let frames: [Frame] = [(Phase.ed, beat.firstFrame), (.es, beat.endSystole)].map { phase, index in
        Frame(
          id: "\(phantom.stream)/beat\(number)/\(phase.rawValue)", phase: phase, index: index,
          source: PhantomFrame(view: phantom, index: index))
      }
      return Beat(number: number, frames: frames)
    }
    return View(kind: phantom.kind, beats: beats, frameRate: phantom.heart.frameRate)
  }
}
