/// How far a run has come.
public struct RunProgress: Sendable, Equatable {
  /// Exams in the store, those of an earlier run included.
  public var done: Int
  /// Exams of the study.
  public var total: Int
  /// Exams of this run with a failure of any kind.
  public var failed: Int
  /// Seconds since this run began.
  public var elapsed: Double
  /// Exams done by this run.
  public var doneNow: Int

  /// Seconds left at the rate so far; nil before the first exam.
  public var remaining: Double? {
    doneNow > 0 ? elapsed / Double(doneNow) * Double(total - done) : nil
  }

  /// One line: share done, exams, failures, time left.
  public var line: String {
    let share = total > 0 ? Int((100 * Double(done) / Double(total)).rounded(.down)) : 100
    let failures = failed > 0 ? ", \(failed) with failures" : ""
    let left = remaining.map { ", \(Self.clock($0)) left" } ?? ""
    return "\(share) %  \(done) of \(total) exams\(failures)\(left)"
  }

  static func clock(_ seconds: Double) -> String {
    let whole = Int(seconds.rounded(.up))
    if whole < 60 { return "\(whole) s" }
    if whole < 3600 { return "\(whole / 60) min \(whole % 60) s" }
    return "\(whole / 3600) h \(whole % 3600 / 60) min"
  }
}
