import CDK
import CDKMediaConvert

@testable import SettingsSamples

/// Tests of what the service refuses of a job.
protocol ServiceRules {}

extension ServiceRules {
    static var codec: String { "outputGroups[0].outputs[0].videoDescription.codecSettings.h264Settings" }
    static var cmaf: String { "outputGroups[0].outputGroupSettings.cmafGroupSettings" }

    /// A line for each mistake that the adaptive streaming job has after a change.
    func mistakes(_ job: JobSettings = Samples.cmaf, _ change: (inout JobSettings) -> Void) -> [String] {
        var job = job
        change(&job)
        return texts(job.mistakes)
    }

    func texts(_ mistakes: [Diagnostic]) -> [String] { mistakes.map(\.line) }
}
