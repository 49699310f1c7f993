/// Σ aᵢ bᵢ, in eight interleaved sums.
@inline(__always)
func innerProduct(_ one: UnsafePointer<Double>, _ other: UnsafePointer<Double>, count: Int) -> Double {
  var (even, odd) = (SIMD4<Double>.zero, SIMD4<Double>.zero)
  var index = 0
  while index + 8 <= count {
    unsafe even += four(one, index) * four(other, index)
    unsafe odd += four(one, index + 4) * four(other, index + 4)
    index += 8
  }
  var sum = (even + odd).sum()
  while index < count {
    unsafe sum += one[index] * other[index]
    index += 1
  }
  return sum
}

/// Four values from `index` on.
@inline(__always) func four(_ values: UnsafePointer<Double>, _ index: Int) -> SIMD4<Double> {
  unsafe UnsafeRawPointer(values + index).loadUnaligned(as: SIMD4<Double>.self)
}
