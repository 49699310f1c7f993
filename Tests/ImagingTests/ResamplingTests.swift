import ApicalImaging
import Testing

/// Expected values: PyTorch 2.13,
/// `F.interpolate(x, size=(H, W), mode="bilinear", antialias=True, align_corners=False)` of
/// x[y][x] = (7x + 13y + xy) mod 32 in float32.
@Suite struct ResamplingTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let from, to: PixelSize
    let expected: [Float]
    var testDescription: String { "\(from) to \(to)" }
  }

  static func size(_ width: Int, _ height: Int) -> PixelSize { PixelSize(width: width, height: height) }

  static let cases = [
    Case(
      from: size(10, 7), to: size(4, 3),
      expected: [
        13.7013, 17.12571, 16.17143, 17.06493, 16.5722, 15.38118, 14.30353, 12.39037, 16.24676, 13.76571,
        16.20571, 11.79221,
      ]),
    Case(
      from: size(5, 5), to: size(5, 2),
      expected: [
        11.54546, 12.27273, 20.27273, 13.72727, 21.72727, 15.72727, 18.45454, 18.27273, 13.72727, 13.54545,
      ]),
    Case(
      from: size(4, 3), to: size(10, 7),
      expected: [
        0.0, 0.7, 3.5, 6.3, 9.1, 11.9, 14.7, 17.5, 20.3, 21.0, 1.85714, 2.57143, 5.42857, 8.28571, 11.14286,
        14.0, 16.4, 17.42857, 18.45714, 18.71428, 7.42857, 8.18571, 11.21428, 14.24286, 17.27143, 20.3, 21.5,
        17.21428, 12.92857, 11.85714, 13.0, 13.8, 17.0, 20.2, 23.4, 26.6, 26.6, 17.0, 7.4, 5.0, 18.57143,
        18.04286, 15.92857, 13.81429, 15.81429, 19.18571, 20.72857, 16.78571, 12.84286, 11.85714, 24.14286,
        22.28571, 14.85714, 7.42857, 8.22857, 11.77143, 14.85714, 16.57143, 18.28572, 18.71429, 26.0, 23.7,
        14.5, 5.3, 5.7, 9.3, 12.9, 16.5, 20.1, 21.0,
      ]),
    Case(
      from: size(9, 8), to: size(5, 12),
      expected: [
        4.0, 14.875, 20.47059, 9.125, 20.0, 10.78571, 17.4375, 16.73529, 15.5625, 15.35714, 17.16667,
        18.85417, 14.57843, 20.8125, 11.07143, 15.54762, 14.27083, 20.89216, 16.0625, 12.5, 13.92857, 15.6875,
        18.73529, 13.3125, 15.07143, 14.59524, 18.10417, 13.7549, 12.22917, 15.73809, 22.11905, 17.52083,
        8.77451, 14.14583, 9.54762, 15.92857, 16.9375, 12.26471, 16.0625, 9.07143, 9.7381, 16.35417, 15.7549,
        17.97917, 11.26191, 17.26191, 15.77083, 10.77451, 19.89584, 15.7381, 19.07143, 15.1875, 10.5, 16.8125,
        17.92857, 19.0, 14.75, 11.47059, 13.25, 19.0,
      ]),
  ]

  static func ramp(_ size: PixelSize) -> [Float] {
    var values: [Float] = []
    for y in 0..<size.height {
      for x in 0..<size.width { values.append(Float((7 * x + 13 * y + x * y) % 32)) }
    }
    return values
  }

  @Test(arguments: cases)
  func meetsPyTorch(_ example: Case) throws {
    let image = Image(size: example.from, spacing: try Spacing(x: 1, y: 2), pixels: Self.ramp(example.from))
    let result = image.resized(to: example.to)
    #expect(result.size == example.to)
    for (value, expected) in zip(result.pixels, example.expected) { #expect(abs(value - expected) < 2e-5) }
    #expect(result.pixels.count == example.expected.count)
    #expect(Resampler(from: example.from, to: example.to).apply(image.pixels) == result.pixels)
  }

  @Test func keepsTheFieldOfView() throws {
    let image = Image(size: Self.size(60, 40), spacing: try Spacing(x: 0.3, y: 0.5))
    let spacing = try #require(image.resized(to: Self.size(20, 80)).spacing)
    #expect(abs(spacing.x - 0.9) < 1e-12)
    #expect(abs(spacing.y - 0.25) < 1e-12)
    #expect(Image(size: Self.size(4, 4), spacing: nil).resized(to: Self.size(2, 2)).spacing == nil)
  }

  @Test(arguments: [1, 2, 7, 64, 256])
  func constantsStayConstant(_ side: Int) {
    let image = Image(size: Self.size(37, 91), spacing: nil, filledWith: 3)
    #expect(image.resized(to: Self.size(side, side)).pixels.allSatisfy { abs($0 - 3) < 1e-5 })
  }

  @Test func labelsKeepToTheMajority() throws {
    // Each 2 × 2 block of one label: halving keeps the pattern, doubling restores it.
    let small = LabelMap(size: Self.size(3, 2), spacing: try Spacing(x: 2, y: 2), labels: [0, 1, 2, 3, 0, 1])
    let large = LabelMap(
      size: Self.size(6, 4), spacing: try Spacing(x: 1, y: 1),
      labels: (0..<24).map { small.labels[$0 / 12 * 3 + $0 % 6 / 2] })
    #expect(large.resized(to: small.size) == small)
    #expect(small.resized(to: large.size) == large)
  }

  @Test func neverInventsALabel() {
    // Averaging 1 and 3 would give 2.
    let map = LabelMap(size: Self.size(64, 1), spacing: nil, labels: (0..<64).map { $0 < 32 ? 1 : 3 })
    for width in [7, 20, 63, 200] {
      #expect(map.resized(to: Self.size(width, 1)).presentLabels == [Label(rawValue: 1), Label(rawValue: 3)])
    }
  }

  @Test func tieGoesToTheLowerLabel() {
    let map = LabelMap(size: Self.size(2, 1), spacing: nil, labels: [3, 1])
    #expect(map.resized(to: Self.size(1, 1)).labels == [1])
  }
}
