import CDK
import MediaConstructs

/// What a pipeline is made of, by chance, without mistakes.
struct RandomPipeline {
    let region: Region
    let placement: MediaConvertPlacement
    let ladder: Ladder
    let thumbnails: Thumbnails?
    let preview: Preview?
    let automatedABR: AutomatedABR?
    let hasTrickPlay: Bool

    init(_ chance: inout Chance) {
        region = chance.one(of: .euSouth1, .euWest1)
        placement =
            region == .euWest1
            ? chance.one(of: .automatic, .inRegion)
            : chance.one(
                of: .automatic, .remote(region: .euWest1), .companionStack(region: .euCentral1), .stagedCompanion(region: .euCentral1))
        ladder = .random(&chance)
        thumbnails =
            chance.happens(0.8)
            ? Thumbnails(
                every: .seconds(chance.number(1...100)), maximum: chance.one(of: 1, 10_000_000, chance.number(1...1_000)),
                width: chance.number(29...4_096) * 2, quality: chance.number(1...100)) : nil
        var rendition = ladder.renditions[chance.number(0...(ladder.renditions.count - 1))]
        rendition.name = "clip"
        preview = chance.happens(0.8) ? Preview(.seconds(chance.number(10...30)), as: rendition) : nil
        let least = chance.number(100_000...1_000_000)
        automatedABR =
            chance.happens(0.2)
            ? AutomatedABR(
                maximumBitrate: least + chance.number(1...50_000_000), minimumBitrate: least, maximumRenditions: chance.number(3...15))
            : nil
        hasTrickPlay = chance.happens(0.7)
    }

    /// A stack with the pipeline.
    func build(_ scope: any Scope, _ id: String) {
        let stack = Stack(scope, id, env: Environment(region: region))
        let suffix = EnvironmentSuffix(id, at: stack)
        let ingest = IngestBucket(stack, "Ingest", environmentSuffix: suffix)
        _ = TranscodePipeline(
            stack, "Transcode", environmentSuffix: suffix, source: ingest, ladder: ladder, thumbnails: thumbnails, preview: preview,
            hasTrickPlay: hasTrickPlay, automatedABR: automatedABR, mediaConvert: placement)
    }
}
