import ArgumentParser
import ApicalPipeline

/// The command line: parses, calls the library, prints.
@main
struct Apical: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "apical",
    abstract: "Measures how far an automatic echocardiography pipeline can be trusted.",
    discussion: """
      EXAMPLES
        apical demo                                        phantoms, from images to report, in a few minutes
        apical inspect CAMUS                               what is in this folder, and what is odd about it
        apical run studies/camus-a4c.yml --data CAMUS --out reports/camus-a4c
        apical augment CAMUS --count 5 --out augmented     repaint the heart's surroundings with a diffusion model
        apical metrics CAMUS predictions                   Dice, Hausdorff distances and more of two sets of masks
        apical agree ef.csv --reference manual --measured automatic
        apical report reports/camus-a4c/results.sqlite     write the report again from the stored results

      EXIT CODES
        0  done        1  could not be done; the message says why   2  done in part (metrics)
        64 wrong call  130 interrupted; go on with --resume

      Research software. Not a medical device.
      """,
    version: Software.version,
    subcommands: [
      DemoCommand.self, RunCommand.self, ReportCommand.self, InspectCommand.self, ModelCommand.self,
      PhantomCommand.self, AugmentCommand.self, SampleCommand.self, AuditCommand.self,
      MetricsCommand.self, HeatmapCommand.self, NeighboursCommand.self, PlausibilityCommand.self,
      QualityCommand.self,
      AgreeCommand.self, HypothesisTestCommand.self, RegressCommand.self, SampleSizeCommand.self,
    ])
}
