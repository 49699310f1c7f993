import ApicalEngine
import Testing

/// Rows G04 and G05 of the shared vectors: RePaint's `scheduler.py`.
struct JumpScheduleTests {
  @Test func paper() {
    let schedule = JumpSchedule(steps: 250)
    #expect(schedule.indices.count == 4571)
    #expect(schedule.denoiserCalls == 2410)
    #expect(schedule.moves.count - schedule.denoiserCalls == 2160)
    #expect(schedule.indices.suffix(5) == [3, 2, 1, 0, -1])
  }

  @Test func short() {
    let expected = [
      9, 8, 7, 6, 7, 8, 7, 6, 7, 8, 7, 6, 5, 4, 5, 6, 5, 4, 5, 6, 5, 4, 3, 2, 3, 4, 3, 2, 3, 4, 3, 2, 1, 0, 1,
      2, 1, 0, 1, 2, 1, 0, -1,
    ]
    #expect(JumpSchedule(steps: 10, jumpLength: 2, passes: 3).indices == expected)
  }

  @Test func withoutJumpsItCountsDown() {
    #expect(JumpSchedule(steps: 4, passes: 1).indices == [3, 2, 1, 0, -1])
    #expect(JumpSchedule(steps: 3, jumpLength: 10, passes: 10).indices == [2, 1, 0, -1])
  }

  @Test(arguments: [(12, 1, 3, 4), (20, 2, 5, 3), (250, 1, 10, 10)])
  func neighboursAreOneApart(_ steps: Int, _ repeats: Int, _ length: Int, _ passes: Int) {
    let indices = JumpSchedule(
      steps: steps, repeatsPerStep: repeats, jumpLength: length, passes: passes
    ).indices
    #expect(zip(indices, indices.dropFirst()).allSatisfy { abs($0 - $1) == 1 })
    #expect(indices.allSatisfy { $0 < steps })
  }
}
