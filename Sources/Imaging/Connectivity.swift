/// Which neighbours belong together.
public enum Connectivity: String, Sendable, Codable, CaseIterable {
  /// Pixels that share an edge.
  case four
  /// Pixels that share an edge or a corner.
  case eight

  /// Steps to the neighbours.
  var steps: [(x: Int, y: Int)] {
    let edges = [(x: 1, y: 0), (x: -1, y: 0), (x: 0, y: 1), (x: 0, y: -1)]
    let corners = [(x: 1, y: 1), (x: -1, y: 1), (x: 1, y: -1), (x: -1, y: -1)]
    return self == .four ? edges : edges + corners
  }
}
