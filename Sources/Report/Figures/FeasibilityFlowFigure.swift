internal import ApicalImaging

/// The way of every exam: into the study, out of it with its cause, or to an EF; one arm a model.
///
/// Drawn like the flow diagrams of CONSORT 2010 and STARD 2015.
public struct FeasibilityFlowFigure: FigureSource {
  /// Exams that left an arm for one cause.
  public struct Exclusion: Sendable, Equatable, Codable {
    /// The coded cause, as in "lv-empty".
    public let code: String
    /// The cause in words; empty to print the code alone.
    public let label: String
    /// Each exam once, at its first cause.
    public let exams: [String]

    /// Exams that left an arm for one cause.
    public init(code: String, label: String = "", exams: [String]) {
      self.code = code
      self.label = label
      self.exams = exams
    }
  }

  /// What became of the exams with one model.
  public struct Arm: Sendable, Equatable, Codable {
    /// The model.
    public let title: String
    /// Out, by cause.
    public let exclusions: [Exclusion]
    /// Exams with a result.
    public let solved: [String]

    /// What became of the exams with one model.
    public init(title: String, exclusions: [Exclusion], solved: [String]) {
      self.title = title
      self.exclusions = exclusions
      self.solved = solved
    }
  }

  /// A box at the end of all arms.
  public struct End: Sendable, Equatable, Codable {
    /// What these exams have in common, as in "EF by both models and reference EF".
    public let label: String
    /// The exams.
    public let exams: [String]

    /// A box at the end of all arms.
    public init(label: String, exams: [String]) {
      self.label = label
      self.exams = exams
    }
  }

  /// The numbers drawn, with the exams that they count.
  public struct Sidecar: Codable, Equatable, Sendable {
    /// What enters, as in "Exams in the study".
    public let entry: String
    /// All exams.
    public let exams: [String]
    /// What is reached, as in "Automatic EF".
    public let result: String
    /// One a model.
    public let arms: [Arm]
    /// Boxes at the end, top to bottom.
    public let ends: [End]
  }

  /// Name, title, caption and alternative text.
  public let words: FigureWords
  /// The panels and their marks.
  public let grid: PlotGrid
  /// Exactly the numbers in the marks.
  public let sidecar: Sidecar

  /// - Parameters:
  ///   - words: Name and title; caption and alternative text are made where empty.
  ///   - entry: What enters.
  ///   - exams: All exams.
  ///   - result: What is reached by an exam that is not left out.
  ///   - arms: One a model, side by side.
  ///   - ends: What follows for the exams of all arms together, top to bottom.
  /// - Precondition: In every arm each exam is either solved or out for one cause.
  public init(
    words: FigureWords, entry: String = "Exams in the study", exams: [String],
    result: String = "Automatic EF", arms: [Arm], ends: [End] = []
  ) {
    for arm in arms {
      let fates = arm.solved + arm.exclusions.flatMap(\.exams)
      precondition(fates.sorted() == exams.sorted(), "\(arm.title): each exam has one fate")
    }
    sidecar = Sidecar(entry: entry, exams: exams, result: result, arms: arms, ends: ends)
    grid = FlowLayout(sidecar).grid()
    self.words = words.filled(caption: Self.caption(sidecar), altText: Self.altText(sidecar))
  }

  private static func caption(_ data: Sidecar) -> String {
    "Every exam once in each arm: left out at its first cause, or with a result. "
      + "The numbers beside the figure name the exams of every box."
  }

  private static func altText(_ data: Sidecar) -> String {
    let arms = data.arms.map { arm -> String in
      let out = arm.exclusions.map { "\($0.code) \($0.exams.count)" }.joined(separator: ", ")
      return "\(arm.title): \(arm.solved.count) with \(data.result.lowercasedFirst)"
        + (out.isEmpty ? ", none left out" : ", left out: \(out)")
    }
    let ends = data.ends.map { "\($0.label): \($0.exams.count)" }
    return "Flow diagram. \(data.entry): \(data.exams.count). "
      + (arms + ends).map { $0 + "." }.joined(separator: " ")
  }
}
