internal import Foundation

/// Density of the standard normal distribution.
func normalDensity(_ x: Double) -> Double { exp(-x * x / 2) / (2 * Double.pi).squareRoot() }
