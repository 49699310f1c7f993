public import ApicalEngine

/// How a study augments its frames; a study without the key does not.
public struct AugmentationChoice: Sendable, Equatable, Codable {
  /// Which transformations.
  public var recipe: AugmentationRecipe
  /// Samples a frame.
  public var count: Int
  /// How frames are repainted.
  public var sampler: SamplerChoice
  /// Noise levels of the sampler; nil for its own number.
  public var steps: Int?
  /// Path of the denoiser's card, relative to the study file.
  public var card: String
  /// Path of the card of a feature network, relative to the study file; nil for no distances.
  public var features: String?
  /// Share of the area of LV and MYO that a drawn transformation has to leave.
  public var minimumLabel: Double
  /// Rows of the contact sheet.
  public var sheet: Int
}

extension AugmentationChoice {
  /// nil for a study file without the section.
  init?(_ root: YAMLSection) throws(StudyError) {
    guard root.has("augmentation") else { return nil }
    let section = try root.section("augmentation")
    try section.allow([
      "recipe", "count", "sampler", "steps", "card", "features", "minimum-label", "sheet",
    ])
    recipe = try section.choice("recipe", default: .combination)
    count = try section.integer("count", in: 1...100, default: 1)
    sampler = try section.choice("sampler", default: .fast)
    steps = section.has("steps") ? try section.integer("steps", in: 1...10_000) : nil
    guard sampler != .none || steps == nil else {
      throw section.wrong("steps", "to be left out where nothing is repainted")
    }
    card = try section.string("card", default: "../Models/echo-denoiser.json")
    features = section.has("features") ? try section.string("features") : nil
    minimumLabel = try section.number("minimum-label", in: 0...1, default: AugmentationRules().minimumLabel)
    sheet = try section.integer("sheet", in: 0...40, default: 8)
  }
}
