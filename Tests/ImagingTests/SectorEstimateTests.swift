import ApicalImaging
import ApicalRandom
import Foundation
import TestSupport
import Testing

@Suite struct SectorEstimateTests {
  func check(_ phantom: SectorPhantom, _ image: Image? = nil, within degrees: Double = 1) throws {
    let truth = try phantom.sector
    let found = try Sector.estimate(from: try image ?? phantom.image())
    #expect(abs(found.angle - truth.angle) < degrees)
    #expect(abs(found.leftAngle - truth.leftAngle) < degrees)
    #expect(found.tip.distance(to: truth.tip) < 5)
    #expect(abs(found.radius / truth.radius - 1) < 0.03)
    #expect(found.depth == truth.depth)
  }

  @Test(arguments: [40.0, 55, 75, 90, 110])
  func findsTheOpening(_ angle: Double) throws {
    try check(SectorPhantom(left: angle / 2, right: angle / 2))
  }

  @Test func anglesAreMeasuredInMillimetres() throws {
    var phantom = SectorPhantom()
    phantom.size = PixelSize(width: 400, height: 500)
    phantom.spacing = (0.308, 0.154)
    phantom.left = 35
    phantom.right = 35
    try check(phantom)
  }

  @Test func tiltedSectorsAndTipsAboveTheImage() throws {
    try check(SectorPhantom(left: 20, right: 45))
    try check(SectorPhantom(tip: Point(x: 190, y: -30), left: 33, right: 30))
  }

  @Test(arguments: [0.0, 0.3, 0.6])
  func blackSpeckleDoesNotMatter(_ share: Double) throws {
    try check(SectorPhantom(blackSpeckle: share))
  }

  @Test(arguments: [(6, 0), (6, 1.5), (0, 2)] as [(Float, Float)])
  func noiseFloor(_ floor: Float, _ noise: Float) throws {
    try check(SectorPhantom(floor: floor, noise: noise), within: 2)
  }

  /// Lettering in three corners, a depth scale and a probe marker.
  @Test func letteringDoesNotMatter() throws {
    let phantom = SectorPhantom()
    var image = try phantom.image()
    func letter(_ x: Int, _ y: Int, _ side: Int) {
      for row in y..<y + side { for column in x..<x + side { image[column, row] = 255 } }
    }
    for x in stride(from: 8, to: 70, by: 12) { letter(x, 8, 7) }
    for y in stride(from: 20, to: 280, by: 20) { letter(394, y, 2) }
    for x in stride(from: 330, to: 380, by: 12) { letter(x, 280, 7) }
    letter(225, 6, 9)
    try check(phantom, image)
  }

  /// Video compression leaves a fringe of dim pixels, up to five wide, outside both edges.
  @Test func frayedEdgesDoNotMatter() throws {
    let phantom = SectorPhantom(blackSpeckle: 0)
    var image = try phantom.image()
    var random = CounterRandom(seed: 5, stream: "fringe")
    for y in 0..<image.height {
      let row = (0..<image.width).filter { image[$0, y] > 0 }
      guard let first = row.first, let last = row.last else { continue }
      for x in max(first - Int(random.next() % 6), 0)..<first { image[x, y] = 2 }
      for x in last..<min(last + Int(random.next() % 6), image.width) { image[x, y] = 2 }
    }
    try check(phantom, image)
  }

  /// A shadow hides 60 % of the left edge.
  @Test func shadowsDoNotMatter() throws {
    let phantom = SectorPhantom()
    var image = try phantom.image()
    let sector = try phantom.sector
    for y in 0..<image.height {
      for x in 0..<image.width {
        let (distance, direction) = sector.polar(Point(x: Double(x) + 0.5, y: Double(y) + 0.5))
        let depth = -30 + 6 * sin(distance / 9)
        if direction < depth, distance > 20, distance < 92 { image[x, y] = 0 }
      }
    }
    try check(phantom, image)
  }

  @Test func refusesFramesWithoutSector() throws {
    let spacing = try Spacing(x: 1, y: 1)
    let size = PixelSize(width: 200, height: 200)
    func code(_ image: Image) -> String? {
      #expect(throws: SectorError.self) { try Sector.estimate(from: image) }?.code
    }
    #expect(code(Image(size: size, spacing: nil)) == "sector-no-spacing")
    #expect(code(Image(size: size, spacing: spacing)) == "sector-blank")
    #expect(code(Image(size: size, spacing: spacing, filledWith: 90)) == "sector-blank")
    let ramp = (0..<size.count).map { Float($0 / 200) }
    #expect(code(Image(size: size, spacing: spacing, pixels: ramp)) != nil)
    #expect(
      code(Image(size: PixelSize(width: 1, height: 1), spacing: spacing, filledWith: 3)) == "sector-blank")
    var box = Image(size: size, spacing: spacing)
    for y in 60..<150 { for x in 60..<150 { box[x, y] = 200 } }
    #expect(code(box) == "sector-no-edge")
    var slanted = Image(size: size, spacing: spacing)
    for y in 40..<160 { for x in 0..<60 { slanted[130 - y / 2 + x, y] = 200 } }
    #expect(code(slanted) == "sector-no-edge")  // its right edge is widest in the first row
    let narrow = SectorPhantom(left: 3, right: 3, blackSpeckle: 0)
    #expect(code(try narrow.image()) == "sector-implausible")
  }

  struct HandRead: Sendable, CustomTestStringConvertible {
    let file: String
    let angle: Double
    var testDescription: String { file }
  }

  /// Read off two rows of each frame, at 15 % and 50 % of its height (numpy.flatnonzero(row)[[0, -1]]): the angles of
  /// the lines through the outermost pixels. One frame of each setting that occurs in CAMUS.
  static let handRead = [
    ("patient0267", 54.9), ("patient0015", 59.7), ("patient0136", 64.6), ("patient0094", 69.6),
    ("patient0003", 74.8), ("patient0002", 79.5), ("patient0001", 89.6), ("patient0056", 119.6),
  ].map { HandRead(file: "\($0)/\($0)_4CH_ED", angle: $1) }

  @Test(.enabled(if: SharedData.has("camus-a4c")), arguments: handRead)
  func meetsHandReadAngles(_ reading: HandRead) throws {
    let file = SharedData.path("camus-a4c").appendingPathComponent(reading.file + ".nii.gz")
    let sector = try Sector.estimate(from: ImageFile.read(file))
    #expect(abs(sector.angle - reading.angle) < 0.5)
    #expect(abs(sector.radius / sector.depth - 1) < 0.01)
  }
}
