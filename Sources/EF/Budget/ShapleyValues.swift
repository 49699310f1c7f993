/// What each player adds to the value of a game: the mean of its marginal contribution over all orders of
/// joining.
///
/// φᵢ = Σ |S|! (n − |S| − 1)! / n! · (v(S ∪ i) − v(S)) over the coalitions S without i. The shares add up to
/// v(all) − v(none), a player that never changes the value gets nothing, and players that do the same get the
/// same; no other rule has these properties and adds up over games. Shapley, in: Kuhn & Tucker (eds.),
/// Contributions to the Theory of Games II, Princeton 1953:307–317.
///
/// - Parameters:
///   - players: How many, at most 20; the cost is players · 2^players.
///   - value: Of a coalition: bit i of its number is set where player i has joined. Called once for each.
func shapleyValues(players: Int, value: (Int) -> Double) -> [Double] {
  precondition((0...20).contains(players), "a game of at most 20 players")
  let values = (0..<1 << players).map(value)
  // The weights of the coalitions of one size: 1 / (n · binomial(n − 1, size)).
  var weights: [Double] = []
  var binomial = 1.0
  for size in 0..<players {
    weights.append(1 / (Double(players) * binomial))
    binomial *= Double(players - 1 - size) / Double(size + 1)
  }
  return (0..<players).map { player in
    let bit = 1 << player
    return values.indices.reduce(0) { sum, coalition in
      guard coalition & bit == 0 else { return sum }
      return sum + weights[coalition.nonzeroBitCount] * (values[coalition | bit] - values[coalition])
    }
  }
}
