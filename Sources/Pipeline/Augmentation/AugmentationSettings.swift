public import ApicalEngine
public import ApicalImaging
import Foundation

/// Every choice that the files of an augmentation depend on, kept in the output folder as `run.json`.
///
/// Threads and shards are not among them: they change nothing.
public struct AugmentationSettings: Sendable, Equatable, Codable {
  /// Which transformations.
  public var recipe: AugmentationRecipe
  /// Samples a frame, beside the original.
  public var count: Int
  /// Key of all random draws.
  public var seed: UInt64
  /// How frames are repainted.
  public var sampler: SamplerChoice
  /// Noise levels of the sampler; nil for its own number, and where nothing is repainted.
  public var steps: Int?
  /// What the sampler does, in words; nil where nothing is repainted.
  public var method: String?
  /// Number format of the network.
  public var precision: EnginePrecision
  /// What is refused, and what becomes of labels near the edge.
  public var rules: AugmentationRules
  /// Layout of the files.
  public var format: AugmentationFormat
  /// True to write `keep/` beside the images: 255 where a sample's pixel comes from the original.
  public var writesKeepMasks: Bool
  /// Columns and rows of the files.
  public var size: PixelSize
  /// Name, version and SHA-256 of the denoiser; nil where nothing is repainted.
  public var model: String?
  /// Name of the cohort, and SHA-256 of the list of its files.
  public var cohort: String

  /// A run with the defaults; the rest is entered when cohort and network are known.
  public init(
    recipe: AugmentationRecipe = .combination, count: Int = 5, seed: UInt64 = 0,
    sampler: SamplerChoice = .fast, steps: Int? = nil, precision: EnginePrecision = .f32,
    rules: AugmentationRules = AugmentationRules(), format: AugmentationFormat = .images,
    writesKeepMasks: Bool = false
  ) {
    self.recipe = recipe
    self.count = count
    self.seed = seed
    self.sampler = sampler
    self.steps = steps
    self.precision = precision
    self.rules = rules
    self.format = format
    self.writesKeepMasks = writesKeepMasks
    size = PixelSize(width: 256, height: 256)
    cohort = ""
  }
}

/// How frames are repainted.
public enum SamplerChoice: String, Sendable, Codable, CaseIterable {
  /// RePaint as in the paper.
  case repaint
  /// Null-space projection in few steps.
  case fast
  /// Not at all: what the original does not show stays black.
  case none
}

/// How augmented frames are laid out.
public enum AugmentationFormat: String, Sendable, Codable, CaseIterable {
  /// `images/` and `labels/` of PNG files with `frames.csv`.
  case images
  /// nnU-Net: `imagesTr/`, `labelsTr/` and `dataset.json`, NIfTI files that keep their spacing.
  case nnunet
  /// CAMUS of 2023: one folder a patient, NIfTI.
  case camus
}
