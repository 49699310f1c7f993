import ApicalImaging
import Testing

@Suite struct ContourTests {
  @Test func onePixelIsADiamond() {
    let contours = mask("...", ".#.", "...").contours()
    #expect(contours.count == 1)
    let expected: Set = [
      Point(x: 1, y: 1.5), Point(x: 1.5, y: 1), Point(x: 2, y: 1.5), Point(x: 1.5, y: 2),
    ]
    #expect(Set(contours[0]) == expected)
    #expect(contours[0].count == 4)
    #expect(signedArea(of: contours[0]) == 0.5)
  }

  /// A rectangle of w × h pixels loses a triangle of ⅛ at each corner.
  @Test(arguments: [(3, 2), (10, 4), (1, 7)])
  func rectangles(_ width: Int, _ height: Int) {
    let full = Mask(
      size: PixelSize(width: width, height: height), isInside: [Bool](repeating: true, count: width * height))
    let contours = full.contours()  // touches all borders
    #expect(contours.count == 1)
    #expect(signedArea(of: contours[0]) == Double(width * height) - 0.5)
    #expect(contours[0].count == 2 * (width + height))
  }

  @Test func holesRunTheOtherWay() {
    let contours = mask("#####", "#...#", "#.#.#", "#...#", "#####").contours()
    #expect(contours.map { signedArea(of: $0) } == [24.5, -8.5, 0.5])
  }

  @Test func cornersDoNotConnect() {
    let contours = mask("#.", ".#").contours()
    #expect(contours.map { signedArea(of: $0) } == [0.5, 0.5])
    #expect(mask(".#", "#.").contours().count == 2)
  }

  /// A disc of radius 40: area π r², length 2 π r × 1.05 for outlines of half-pixel steps.
  @Test func discs() {
    let size = PixelSize(width: 100, height: 100)
    var disc = Mask(size: size)
    for y in 0..<100 {
      for x in 0..<100 {
        disc[x, y] = Point(x: Double(x) + 0.5, y: Double(y) + 0.5).distance(to: Point(x: 50, y: 50)) <= 40
      }
    }
    let contours = disc.contours()
    #expect(contours.count == 1)
    #expect(abs(signedArea(of: contours[0]) - Double.pi * 1600) < 15)
    let radii = contours[0].map { $0.distance(to: Point(x: 50, y: 50)) }
    #expect(radii.allSatisfy { abs($0 - 40) < 0.75 })
    for (point, next) in zip(contours[0], contours[0].dropFirst()) { #expect(point.distance(to: next) <= 1) }
  }

  @Test func emptyMask() {
    #expect(Mask(size: PixelSize(width: 2, height: 2)).contours().isEmpty)
  }
}
