import ApicalEngine
import Testing

/// Rows G01–G03 of the shared vectors: guided-diffusion, `gaussian_diffusion.py` and `respace.py`.
struct NoiseScheduleTests {
  @Test func cosine() {
    let chain = DiffusionChain(.cosine, trainedSteps: 4000, steps: 4000)
    #expect(abs(chain.betas[0] - 9.865818813681315e-06) < 1e-12)
    #expect(abs(chain.cumulativeAlphas[0] - 0.9999901341811863) < 1e-12)
    #expect(abs(chain.betas[1999] - 7.88321276598114e-04) < 1e-12)
    #expect(abs(chain.cumulativeAlphas[1999] - 0.49384359044063586) < 1e-12)
    #expect(NoiseSchedule.cosine.betas(steps: 4000)[3999] == 0.999)
  }

  @Test func linear() {
    let chain = DiffusionChain(.linear, trainedSteps: 4000, steps: 4000)
    #expect(abs(chain.betas[0] - 2.5e-05) < 1e-12)
    #expect(abs(chain.betas[3999] - 0.005) < 1e-12)
    #expect(abs(chain.cumulativeAlphas[1999] - 0.07894487332460011) < 1e-12)
    #expect(abs(chain.cumulativeAlphas[3999] - 4.246652275802249e-05) < 1e-12)
  }

  @Test func respaced() {
    let chain = DiffusionChain(.cosine, trainedSteps: 4000, steps: 250)
    #expect(chain.timesteps.prefix(3) == [0, 16, 32])
    #expect(chain.timesteps[249] == 3999)
    #expect(abs(chain.betas[125] - 0.013327686077838297) < 1e-12)
    #expect(abs(chain.betas[249] - 0.9999960936996057) < 1e-12)
  }

  @Test(arguments: NoiseSchedule.allCases, [1, 2, 7, 250])
  func respacingKeepsTheNoiseOfEachTimestep(_ schedule: NoiseSchedule, _ steps: Int) {
    let whole = DiffusionChain(schedule, trainedSteps: 1000, steps: 1000)
    let chain = DiffusionChain(schedule, trainedSteps: 1000, steps: steps)
    for t in 0..<steps {
      #expect(abs(chain.cumulativeAlphas[t] - whole.cumulativeAlphas[chain.timesteps[t]]) < 1e-12)
    }
  }
}
