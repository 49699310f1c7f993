import ApicalImaging
import Foundation

/// Reads CAMUS (Leclerc et al., IEEE TMI 2019) as released in 2019 (MetaImage) and 2023 (NIfTI): one folder a
/// patient, one image and one `_gt` label map for ED and ES of each view, `Info_2CH.cfg` and `Info_4CH.cfg`.
struct CAMUSReader {
  let root: URL
  let layout: CohortLayout

  static func isPatient(_ folder: URL) -> Bool { folder.lastPathComponent.hasPrefix("patient") }

  func cohort() throws(CohortError) -> Cohort {
    let folders = FolderListing.folders(in: root)
    let patients = folders.filter(Self.isPatient)
    guard !patients.isEmpty else {
      throw .noExams(root.path, reason: "there is no folder patient0001, … in it.")
    }
    var findings = folders.filter { !Self.isPatient($0) }.map {
      Finding(.note, "folder \($0.lastPathComponent) is not a patient's; left unread")
    }
    var exams: [Exam] = []
    for folder in patients {
      var patient = CAMUSPatient(folder: folder, root: root, layout: layout)
      exams.append(patient.exam())
      findings += patient.findings
    }
    let kinds = Set(exams.flatMap { $0.views.map(\.kind) }).sorted().map(\.rawValue)
    let release = layout == .camusNIfTI ? "2023" : "2019"
    return Cohort(
      name: "CAMUS \(release) (\(kinds.joined(separator: ", ")))", layout: layout, origin: root.path,
      exams: exams,
      findings: findings)
  }
}

/// One patient's folder.
struct CAMUSPatient {
  let folder: URL
  let root: URL
  let layout: CohortLayout
  private(set) var findings: [Finding] = []
  private let names: Set<String>

  init(folder: URL, root: URL, layout: CohortLayout) {
    self.folder = folder
    self.root = root
    self.layout = layout
    names = Set(FolderListing.files(in: folder).map(\.lastPathComponent))
  }

  private var id: String { folder.lastPathComponent }
  private var suffixes: [String] { layout == .camusNIfTI ? [".nii.gz", ".nii"] : [".mhd"] }

  mutating func exam() -> Exam {
    var views: [View] = []
    var recorded = RecordedVolumes()
    var attributes: [String: String] = [:]
    for (kind, name) in [(ViewKind.a2c, "2CH"), (.a4c, "4CH")] {
      guard names.contains(where: { $0.hasPrefix("\(id)_\(name)_") || $0 == "Info_\(name).cfg" }) else {
        continue
      }
      let info = readInfo(name)
      merge(info?.recorded, of: name, into: &recorded)
      attributes.merge(info?.attributes ?? [:]) { first, _ in first }
      views.append(view(kind, name: name, info: info))
    }
    if views.isEmpty { report(.problem, "holds no file of the A2C or the A4C view") }
    return Exam(id: id, views: views, recorded: recorded, attributes: attributes)
  }

  private mutating func view(_ kind: ViewKind, name: String, info: CAMUSInfo?) -> View {
    checkSequence(name)
    var frames: [Frame] = []
    for (phase, number) in [(Phase.ed, info?.edFrame), (.es, info?.esFrame)] {
      guard let image = file("\(id)_\(name)_\(phase.rawValue)") else {
        report(.problem, "\(kind.rawValue) has no \(phase.rawValue) frame")
        continue
      }
      let labels = file("\(id)_\(name)_\(phase.rawValue)_gt")
      if labels == nil { report(.note, "\(kind.rawValue) \(phase.rawValue) has no reference mask") }
      frames.append(
        Frame(
          id: "\(id)/\(kind.rawValue)/beat1/\(phase.rawValue)", phase: phase, index: number.map { $0 - 1 },
          source: FileFrame(image: image, labels: labels, root: root)))
    }
    return View(
      kind: kind, beats: frames.isEmpty ? [] : [Beat(number: 1, frames: frames)], frameRate: info?.frameRate)
  }

  private mutating func readInfo(_ name: String) -> CAMUSInfo? {
    guard names.contains("Info_\(name).cfg") else {
      report(.note, "Info_\(name).cfg is missing: no recorded EF and no frame numbers")
      return nil
    }
    do throws(CohortError) {
      return try CAMUSInfo(file: folder.appendingPathComponent("Info_\(name).cfg"))
    } catch {
      report(.problem, error.description)
      return nil
    }
  }

  /// Both views state the same biplane values; a patient whose files disagree is reported.
  private mutating func merge(_ new: RecordedVolumes?, of name: String, into recorded: inout RecordedVolumes)
  {
    guard let new else { return }
    if let old = recorded.ef, let ef = new.ef, old != ef {
      report(.note, "recorded EF differs between the views: \(old) and \(ef) %; the first is used")
    }
    recorded.edv = recorded.edv ?? new.edv
    recorded.esv = recorded.esv ?? new.esv
    recorded.ef = recorded.ef ?? new.ef
  }

  /// A MetaImage header whose data file was lost, as a broken download leaves it.
  private mutating func checkSequence(_ name: String) {
    let sequence = "\(id)_\(name)_sequence"
    if names.contains("\(sequence).mhd"), !names.contains("\(sequence).raw"),
      !names.contains("\(sequence).zraw")
    {
      report(.note, "\(sequence).raw is missing; the sequence cannot be used, ED and ES can")
    }
  }

  private func file(_ stem: String) -> URL? {
    suffixes.map { stem + $0 }.first(where: names.contains).map { folder.appendingPathComponent($0) }
  }

  private mutating func report(_ severity: Finding.Severity, _ message: String) {
    findings.append(Finding(severity, exam: id, message))
  }
}
