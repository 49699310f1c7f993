/// Peak expiratory flow rate of 17 people, L/min: first reading with the Wright meter and with the mini meter.
/// Bland & Altman, Lancet 1986;327:307–310, table 1.
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
  static let differences: [Double] = [
    -7, -11, -20, -4, 11, -14, 10, -8, -2, 18, -32, 20, -31, -59, -25, -80, 30, -34, -29, -87,
    -76, -48, -88, -66, -43, -51, -21, -57, -51, 40,
  ]
}
