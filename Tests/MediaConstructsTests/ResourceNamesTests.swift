import CDK
import CDKAssertions
import MediaConstructs
import Testing

/// What keeps resources of several pipelines and of several deployments apart: their names.
@Suite struct ResourceNamesTests {
    /// A placement of MediaConvert, and the region of the stack that it is for.
    struct Placed: CustomTestStringConvertible {
        let placement: MediaConvertPlacement
        let region: Region

        var testDescription: String { "\(placement) of \(region)" }
    }

    static let placements = [
        Placed(placement: .automatic, region: .euSouth1), Placed(placement: .inRegion, region: .euWest1),
        Placed(placement: .remote(region: .euWest1), region: .euSouth1),
        Placed(placement: .companionStack(region: .euCentral1), region: .euSouth1),
        Placed(placement: .stagedCompanion(region: .euCentral1), region: .euSouth1),
    ]

    @Test(arguments: placements) func twoPipelinesInAStackDoNotCollide(placed: Placed) throws {
        let built = BuiltStack(region: placed.region)
        for name in [nil, "live"] {
            let pipeline = built.pipeline(name: name, mediaConvert: placed.placement)
            _ = Distribution(
                built.stack, "Delivery\(name ?? "")", environmentSuffix: built.suffix, name: name, origin: pipeline.output)
        }
        #expect(built.mistakes == [])
        let stacks = built.app.node.children.values.compactMap { $0.construct as? Stack }
        let others =
            switch placed.placement {
            case .automatic, .inRegion, .remote: [String]()
            case .companionStack: ["live-mediaconvert-media", "mediaconvert-media"]
            case .stagedCompanion: ["live-mediaconvert-media", "live-staging-media", "mediaconvert-media", "staging-media"]
            }
        #expect(Set(stacks.map(\.node.id)) == Set(others + ["media"]))
        var all: [PhysicalName] = []
        for stack in stacks {
            // Those of a stack's own region are apart from those elsewhere.
            let region = try #require(stack.environment.region)
            all += try PhysicalName.all(in: Template(of: stack)).map { $0.isGlobal ? $0 : $0.in(region) }
        }
        #expect(Set(all).count == all.count)
        for function in ["plan-job-function-test", "live-plan-job-function-test"] {
            #expect(all.contains { $0.name.hasPrefix(function) }, "\(function)")
        }
        let emptying = all.filter { $0.name.hasPrefix("bucket-contents-function") }
        #expect(emptying.count == 1, "one function empties the buckets of both")
    }

    @Test func twoOfAKindWithOneNameAreReported() {
        let built = BuiltStack()
        let other = Stack(built.app, "other", env: Environment(region: .euWest1))
        built.pipeline()
        let ingest = IngestBucket(other, "Ingest", environmentSuffix: built.suffix)
        _ = TranscodePipeline(other, "Transcode", environmentSuffix: built.suffix, source: ingest)
        _ = MediaKeys(other, "Keys", environmentSuffix: built.suffix)
        let action = "give one of the two a name, such as name: \"live\", or another environment suffix"
        let ofStacks = "put what the two are for into one stack, or give one of the stacks another environment suffix"
        #expect(
            built.mistakes.sorted() == [
                "Its resources would have the names of those of 'media/AccessLogs', another AccessLogBucket -> \(ofStacks)",
                "Its resources would have the names of those of 'media/BucketContents', another BucketContents -> \(ofStacks)",
                "Its resources would have the names of those of 'media/Ingest', another IngestBucket -> \(action)",
                "Its resources would have the names of those of 'media/Transcode', another TranscodePipeline -> \(action)",
            ])
    }

    @Test func namesOfAnotherAccountAreItsOwn() {
        let app = App(outputDirectory: "never-written", processEnvironment: [:])
        for account in ["111111111111", "222222222222"] {
            let stack = Stack(app, "media-\(account)", env: Environment(account: account, region: .euSouth1))
            _ = IngestBucket(stack, "Ingest", environmentSuffix: EnvironmentSuffix("test", at: stack))
        }
        #expect(app.diagnostics.isEmpty)
    }

    /// Deployments with different suffixes share nothing in an account, in whichever regions they are.
    @Test(arguments: Variant.allCases) func deploymentsWithDifferentSuffixesDoNotCollide(variant: Variant) throws {
        // Some begin and some end like the other, also with what is in names besides.
        let suffixes = ["blue", "blue-2", "dark-blue", "blue-mediaconvert", "mediaconvert-blue", "dlq-blue", "blue-dlq"]
        var seen: [PhysicalName: String] = [:]
        for suffix in suffixes {
            for stack in variant.stacks(suffix: suffix) {
                let template = try Template(of: stack)
                for name in Set(try PhysicalName.all(in: template) + [PhysicalName(type: "stack", name: stack.node.path)]) {
                    #expect(seen[name] == nil || seen[name] == suffix, "\(name) of \(suffix)")
                    seen[name] = suffix
                }
                // Names that are shared by an account besides those of resources.
                let outputs = template.json["Outputs"]?.object?.values ?? []
                #expect(outputs.allSatisfy { $0["Export"] == nil })
                #expect(!template.json.text().contains("Fn::ImportValue"))
                #expect(template.resources(ofType: "AWS::SSM::Parameter").isEmpty)
            }
        }
        #expect(seen.count > 100)
    }

    @Test(arguments: [
        (
            "Live",
            "The name 'Live' cannot begin the names of resources -> use lower-case letters, digits and hyphens, a letter or digit first"
        ),
        ("", "The name '' cannot begin the names of resources -> use lower-case letters, digits and hyphens, a letter or digit first"),
        (
            "a-name-of-thirty-characters-xx",
            "The name 'a-name-of-thirty-characters-xx' is too long with the environment suffix 'test': together they have 34 characters "
                + "-> use at most 33 characters for both"
        ),
    ])
    func mistakes(name: String, message: String) {
        let built = BuiltStack()
        _ = IngestBucket(built.stack, "Ingest", environmentSuffix: built.suffix, name: name)
        #expect(built.mistakes.first == message)
    }
}
