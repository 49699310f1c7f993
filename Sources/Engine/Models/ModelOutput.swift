/// What comes out of a network.
public struct ModelOutput: Sendable, Equatable, Codable {
  /// Name of the network's output; a network with one output may leave it out.
  public let name: String?
  /// One name a channel, in order: background, LV, MYO, LA for a segmentation; empty for other tasks.
  public let labels: [String]
  /// What the network did to its output; only a segmentation network has to say.
  public let activation: ModelActivation
  /// How a map of features becomes a vector; nil for other tasks, and the mean where a card says nothing.
  public let pooling: ModelPooling?

  /// Decodes the card's keys; ``ModelCard`` checks those that its task needs.
  public init(from decoder: any Decoder) throws {
    let card = try decoder.container(keyedBy: CodingKeys.self)
    name = try card.decodeIfPresent(String.self, forKey: .name)
    labels = try card.decodeIfPresent([String].self, forKey: .labels) ?? []
    activation = try card.decodeIfPresent(ModelActivation.self, forKey: .activation) ?? .none
    pooling = try card.decodeIfPresent(ModelPooling.self, forKey: .pooling)
  }
}

/// The last layer of a network.
public enum ModelActivation: String, Sendable, CaseIterable, NamedChoice {
  /// Nothing: the output is logits.
  case none
  /// The output is probabilities that add up to 1 over the channels.
  case softmax
}

/// How the positions of a feature map are summed up, channel by channel.
public enum ModelPooling: String, Sendable, CaseIterable, NamedChoice {
  /// Their mean.
  case mean
  /// Their mean, and behind the means of all channels their standard deviations (divisor n).
  case meanAndSD = "mean-sd"
}
