/// How ED and ES of whole recordings are found.
public struct TimingChoice: Sendable, Equatable, Codable {
  /// What decides where a beat begins and ends.
  public enum Method: String, Sendable, Codable, CaseIterable {
    /// Peaks of the segmented LV area.
    case area
    /// The phase that a network sees.
    case network
    /// The frames that the data set states.
    case given
  }

  /// What decides.
  public var method: Method
  /// Path of the timing network's card, relative to the study file; with ``Method/area`` it runs beside it.
  public var card: String?
  /// Exams, from the first on, of which frames with contours are kept for the report.
  public var followed: Int
  /// Whether the LV of every frame is segmented and its area followed, which takes longest; nil: it is. A study may
  /// do without where another method decides.
  public var followsArea: Bool?

  /// Peaks of the area, with three exams shown: for studies of recordings that say nothing else.
  public static let area = TimingChoice(method: .area, card: nil, followed: 3)
}

extension TimingChoice {
  /// nil where the study file has no such section.
  init?(_ root: YAMLSection) throws(StudyError) {
    guard root.has("timing") else { return nil }
    let section = try root.section("timing")
    try section.allow(["method", "model", "followed", "area"])
    method = try section.choice("method", default: .area)
    card = section.has("model") ? try section.string("model") : nil
    followed = try section.integer("followed", in: 0...12, default: Self.area.followed)
    guard method != .network || card != nil else {
      throw section.wrong("model", "the card of a timing network, such as ../Models/ed-es-timing.json")
    }
    followsArea = section.has("area") ? try section.flag("area", default: true) : nil
    guard method != .area || followsArea != false else {
      throw section.wrong("area", "true where 'method' is area")
    }
  }
}
