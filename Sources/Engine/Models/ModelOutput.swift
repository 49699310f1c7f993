/// What comes out of a network.
public struct ModelOutput: Sendable, Equatable, Codable {
  /// Name of the network's output; a network with one output may leave it out.
  public let name: String?
  /// One name a channel, in order: background, LV, MYO, LA for a segmentation.
  public let labels: [String]
  /// What the network did to its output.
  public let activation: ModelActivation
}

/// The last layer of a network.
public enum ModelActivation: String, Sendable, CaseIterable, NamedChoice {
  /// Nothing: the output is logits.
  case none
  /// The output is probabilities that add up to 1 over the channels.
  case softmax
}
