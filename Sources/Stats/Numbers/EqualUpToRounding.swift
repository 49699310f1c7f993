extension [Double] {
  /// The values, or their mean in place of each where all lie within `resolution`.
  ///
  /// 50.1 − 50 and 60.1 − 60 differ in the last place: a spread that small is none, and whatever is divided by it
  /// would be noise.
  func equalUpToRounding(_ resolution: Double) -> [Double] {
    guard let least = self.min(), let most = self.max(), most > least, most - least <= resolution else {
      return self
    }
    return [Double](repeating: Moments(self).mean, count: count)
  }
}
