/// The least value of a function without derivatives.
///
/// J. A. Nelder & R. Mead, Comput. J. 1965;7:308–313, restarted from its result until a restart brings
/// nothing.
func simplexMinimum(of function: ([Double]) -> Double, from start: [Double], step: Double) -> [Double] {
  var best = start
  var value = function(best)
  for round in 0..<8 {
    let found = simplexRound(of: function, from: best, step: round == 0 ? step : step / 5)
    let gain = value - found.value
    (best, value) = (found.point, found.value)
    if round > 0, !(gain > 1e-10) { break }
  }
  return best
}

/// One search, until all corners are as low as each other to 1e-11, or 400 steps.
private func simplexRound(
  of function: ([Double]) -> Double, from start: [Double], step: Double
) -> (point: [Double], value: Double) {
  let corners =
    [start]
    + start.indices.map { axis in
      var corner = start
      corner[axis] += step
      return corner
    }
  var simplex = corners.map { (point: $0, value: function($0)) }
  for _ in 0..<400 {
    simplex.sort { $0.value < $1.value }
    let worst = simplex[simplex.count - 1]
    if worst.value - simplex[0].value < 1e-11 { break }
    let rest = simplex.dropLast()
    let centre = start.indices.map { axis in rest.reduce(0) { $0 + $1.point[axis] } / Double(rest.count) }
    func moved(_ factor: Double) -> (point: [Double], value: Double) {
      let point = zip(centre, worst.point).map { $0 + factor * ($1 - $0) }
      return (point, function(point))
    }
    let reflected = moved(-1)
    if reflected.value < simplex[0].value {
      let expanded = moved(-2)
      simplex[simplex.count - 1] = expanded.value < reflected.value ? expanded : reflected
    } else if reflected.value < simplex[simplex.count - 2].value {
      simplex[simplex.count - 1] = reflected
    } else {
      let contracted = moved(reflected.value < worst.value ? -0.5 : 0.5)
      if contracted.value < min(worst.value, reflected.value) {
        simplex[simplex.count - 1] = contracted
      } else {
        let low = simplex[0].point
        simplex = simplex.map { corner in
          let point = zip(low, corner.point).map { ($0 + $1) / 2 }
          return (point, function(point))
        }
      }
    }
  }
  return simplex.min { $0.value < $1.value } ?? (start, function(start))
}

/// Newton's steps with derivatives by central differences, from a point near the least value.
///
/// Stays where a step would not lower the function, or where it is not curved upwards in all directions.
func newtonMinimum(of function: ([Double]) -> Double, from start: [Double]) -> [Double] {
  var point = start
  let order = start.count
  for _ in 0..<6 {
    let steps = point.map { 1e-4 * max(0.1, abs($0)) }
    func value(_ moves: [(axis: Int, by: Double)]) -> Double {
      var moved = point
      for move in moves { moved[move.axis] += move.by * steps[move.axis] }
      return function(moved)
    }
    let centre = function(point)
    let gradient = (0..<order).map { (value([($0, 1)]) - value([($0, -1)])) / (2 * steps[$0]) }
    let curvature = (0..<order * order).map { index -> Double in
      let (i, j) = (index / order, index % order)
      // Wider steps than for the slopes, for second differences lose twice the digits.
      guard i != j else {
        return (value([(i, 10)]) - 2 * centre + value([(i, -10)])) / (100 * steps[i] * steps[i])
      }
      let corners = value([(i, 10), (j, 10)]) - value([(i, 10), (j, -10)]) - value([(i, -10), (j, 10)])
      return (corners + value([(i, -10), (j, -10)])) / (400 * steps[i] * steps[j])
    }
    guard let factor = CholeskyFactor(curvature, order: order) else { return point }
    let next = zip(point, factor.solve(gradient)).map { $0 - $1 }
    guard function(next) <= centre + 1e-9 else { return point }
    let change = zip(next, point).map { abs($0 - $1) }.reduce(0, max)
    point = next
    if change < 1e-9 { break }
  }
  return point
}
