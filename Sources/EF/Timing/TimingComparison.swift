/// The beats found in one recording beside the known ones.
///
/// Two beats can be matched when their systoles, from ED to ES, share a frame. Matches keep the order of
/// time; of all such matchings the one with the most matches counts, and of these the one with the smallest
/// sum of absolute errors.
public struct TimingComparison: Sendable, Equatable, Codable {
  /// A known beat and the found one that stands for it.
  public struct Match: Sendable, Equatable, Codable {
    /// Indices into the lists that were compared.
    public let known, found: Int
    /// Found − known, frames: positive for a frame found too late.
    public let edError, esError: Int
  }

  /// In the order of time.
  public let matches: [Match]
  /// Indices of known beats that no found one matches.
  public let missed: [Int]
  /// Indices of found beats that match no known one.
  public let extra: [Int]
  /// Frames per second of the recording.
  public let frameRate: Double

  /// Compares the beats of one recording.
  ///
  /// - Parameters:
  ///   - found: In the order of time; ``BeatTiming/wholeBeats`` to leave out flawed ones.
  ///   - known: In the order of time.
  ///   - frameRate: Frames per second, above zero.
  public init(found: [BeatFrames], known: [BeatFrames], frameRate: Double) {
    precondition(frameRate.isFinite && frameRate > 0, "a recording has a frame rate")
    let matches = Self.matches(found: found, known: known)
    self.matches = matches
    missed = known.indices.filter { index in !matches.contains { $0.known == index } }
    extra = found.indices.filter { index in !matches.contains { $0.found == index } }
    self.frameRate = frameRate
  }

  /// Errors of ED or of ES over the matched beats, ms.
  public func milliseconds(_ phase: EFPhase) -> [Double] { frames(phase).map { 1000 * $0 / frameRate } }

  /// Errors of ED or of ES over the matched beats, frames.
  public func frames(_ phase: EFPhase) -> [Double] {
    matches.map { Double(phase == .ed ? $0.edError : $0.esError) }
  }

  /// The best matching of the first beats of both lists, built up beat by beat.
  private static func matches(found: [BeatFrames], known: [BeatFrames]) -> [Match] {
    var row = [Matching](repeating: Matching(), count: known.count + 1)
    for (foundIndex, beat) in found.enumerated() {
      var next = row
      for (knownIndex, reference) in known.enumerated() {
        var best = max(row[knownIndex + 1], next[knownIndex])
        if beat.ed <= reference.es, reference.ed <= beat.es {
          let match = Match(
            known: knownIndex, found: foundIndex, edError: beat.ed - reference.ed,
            esError: beat.es - reference.es)
          best = max(best, row[knownIndex].adding(match))
        }
        next[knownIndex + 1] = best
      }
      row = next
    }
    return row[known.count].matches
  }

  /// Ordered by how good it is.
  private struct Matching: Comparable {
    private(set) var matches: [Match] = []
    private var error = 0

    func adding(_ match: Match) -> Matching {
      var longer = self
      longer.matches.append(match)
      longer.error += abs(match.edError) + abs(match.esError)
      return longer
    }

    static func < (left: Matching, right: Matching) -> Bool {
      (left.matches.count, -left.error) < (right.matches.count, -right.error)
    }
  }
}
