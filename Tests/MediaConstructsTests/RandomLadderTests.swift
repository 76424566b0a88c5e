import CDK
import CDKMediaConvert
import Testing

@testable import MediaConstructs
@testable import RandomPipelines

/// What holds for pipelines of every kind, by the rules of the library's model of MediaConvert.
@Suite struct RandomLadderTests {
    private static let seeds: Range<UInt64> = 0..<10
    private static let pipelinesOfASeed = 8

    /// The job templates, presets and jobs of a pipeline without mistakes are as MediaConvert takes them.
    @Test(arguments: seeds) func whatAPipelineMakesIsValid(seed: UInt64) {
        var chance = Chance(seed: seed)
        for _ in 0..<Self.pipelinesOfASeed {
            let pipeline = RandomPipeline(&chance)
            let definition = JobDefinition(pipeline)
            #expect(definition.mistakes == [], "\(pipeline)")
            for presets in [[:], Dictionary(uniqueKeysWithValues: definition.presets.map { ($0.modifier, "preset") })] {
                #expect(definition.main(in: nil, presets: .init(presets.map { ($0.key, $0.value) })).mistakes == [], "\(pipeline)")
            }
            #expect(definition.preview(in: nil)?.mistakes ?? [] == [], "\(pipeline)")
            for preset in definition.presets { #expect(preset.settings.mistakes == [], "\(pipeline)") }
            for template in [definition.main(in: "s3://delivery/assets/a1"), definition.preview(in: "s3://delivery/assets/a1")] {
                guard let template, var job = JobSettings(json: template.json) else { continue }
                for index in job.inputs?.indices ?? 0..<0 { job.inputs?[index].fileInput = "s3://ingest/uploads/film.mp4" }
                #expect(job.mistakes == [], "\(pipeline)")
            }
        }
    }

    /// Whatever MediaConvert would refuse in a ladder, the ladder says itself, in its own words.
    @Test(arguments: seeds) func aLadderKnowsItsMistakes(seed: UInt64) {
        var chance = Chance(seed: seed)
        var refused = 0
        for _ in 0..<Self.pipelinesOfASeed {
            let ladder = Ladder.wild(&chance)
            let definition = JobDefinition(
                ladder: ladder, thumbnails: Thumbnails(width: chance.number(58...8_192)), preview: nil, automatedABR: nil,
                hasTrickPlay: true)
            // What a codec cannot hold is told by the job's own check, in the words of the service's table.
            let isRefused = definition.main(in: nil).mistakes.contains { $0.id != "swift-cdk:mediaconvert/largest-pictures" }
            #expect(!isRefused || !ladder.mistakes.isEmpty, "\(ladder)")
            refused += isRefused ? 1 : 0
        }
        #expect(refused > 0)
    }
}

extension JobDefinition {
    fileprivate init(_ pipeline: RandomPipeline) {
        self.init(
            ladder: pipeline.ladder, thumbnails: pipeline.thumbnails, preview: pipeline.preview, automatedABR: pipeline.automatedABR,
            hasTrickPlay: pipeline.hasTrickPlay)
    }
}
