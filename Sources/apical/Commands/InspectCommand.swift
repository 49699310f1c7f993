public import ApicalCohort
import ApicalImaging
import ApicalPipeline
public import ArgumentParser
import Foundation

struct InspectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "inspect",
    abstract: "Print what is understood of a cohort or a recording, and what is missing or odd.",
    discussion: """
      Every frame is read. Layouts of a cohort: CAMUS of 2019 (MetaImage) and 2023 (NIfTI), and a folder with images/
      and labels/ of PNG files with an optional CSV table. Files of a recording, told by their content: DICOM, MP4, AVI
      and other videos, NIfTI, MetaImage and PNG. Names, ids and dates in a file are not read, and what lies outside of
      its calibrated region is cut off.

      EXAMPLES
        apical inspect CAMUS
        apical inspect CAMUS --json > camus.json
        apical inspect recording.dcm --contact frames.png
      """)

  @Argument(help: "The cohort's folder, or the file of a recording.", completion: .file())
  var path: String

  @Option(help: "The layout of a cohort, where it should not be recognised: \(CohortLayout.fileLayouts).")
  var layout: CohortLayout?

  @Flag(help: "Print JSON.")
  var json = false

  @Option(
    help: "Write up to 20 frames of a recording to one PNG file.", completion: .file(extensions: ["png"]))
  var contact: String?

  @Flag(help: "Keep the whole picture of a recording, text in it included.")
  var whole = false

  @Flag(help: "Keep the frames of a recording before the first that is damaged.")
  var keepReadable = false

  @OptionGroup var common: CommonOptions

  func validate() throws {
    guard !isRecording, contact != nil || whole || keepReadable else { return }
    throw ValidationError("--contact, --whole and --keep-readable are for the file of a recording.")
  }

  func run() throws {
    if isRecording { try inspectRecording() } else { try inspectCohort() }
  }

  private var isRecording: Bool {
    var isFolder: ObjCBool = false
    let isThere = FileManager.default.fileExists(atPath: URL(argument: path).path, isDirectory: &isFolder)
    return isThere && !isFolder.boolValue
  }

  private func inspectCohort() throws {
    let console = common.console
    let cohort = try CohortReader.read(URL(argument: path), layout: layout)
    let inspection = Inspection(cohort) { done, total in
      console.progress("\(done) of \(total) exams read", done: done, total: total)
    }
    if json { try Console.printJSON(inspection) } else { print(inspection.text) }
  }

  private func inspectRecording() throws {
    let url = URL(argument: path)
    let options = RecordingOptions(
      crop: whole ? .none : .region, damage: keepReadable ? .keepReadable : .refuse)
    let recording = try Recording.read(url, options: options)
    let inspection = RecordingInspection(recording, file: url.lastPathComponent)
    if json { try Console.printJSON(inspection) } else { print(inspection.text) }
    if let contact { try PNG.write(ContactSheet(recording.cine).image, to: URL(argument: contact)) }
  }
}

extension CohortLayout: ExpressibleByArgument {
  /// The layouts of files, for help texts.
  static var fileLayouts: String {
    allCases.filter { $0 != .inSilico }.map(\.rawValue).joined(separator: ", ")
  }
}
