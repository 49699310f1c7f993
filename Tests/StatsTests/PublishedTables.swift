/// Peak expiratory flow rate of 17 people, L/min: first reading with the Wright meter and with the mini
/// meter. Bland & Altman, Lancet 1986;327:307–310, table 1.
enum PeakFlow {
  static let wright: [Double] = [
    494, 395, 516, 434, 476, 557, 413, 442, 650, 433, 417, 656, 267, 478, 178, 423, 427,
  ]
  static let mini: [Double] = [
    512, 430, 520, 428, 500, 600, 364, 380, 658, 445, 432, 626, 260, 477, 259, 350, 451,
  ]
  static var differences: [Double] { zip(wright, mini).map { $0 - $1 } }
}

/// Methods A and B on 30 samples. Giavarina, Biochemia Medica 2015;25:141–151, table 1.
enum Giavarina {
  static let methodA: [Double] = [
    1, 5, 10, 20, 50, 40, 50, 60, 70, 80, 90, 100, 150, 200, 250, 300, 350, 400, 450, 500, 550, 600,
    650, 700, 750, 800, 850, 900, 950, 1000,
  ]
  static let methodB: [Double] = [
    8, 16, 30, 24, 39, 54, 40, 68, 72, 62, 122, 80, 181, 259, 275, 380, 320, 434, 479, 587, 626, 648,
    738, 766, 793, 851, 871, 957, 1001, 960,
  ]
  static var differences: [Double] { zip(methodA, methodB).map { $0 - $1 } }
}
