import CDK
import CDKAssertions
import CloudAssembly
import MediaConstructs
import Testing

/// Names of a second instance of the constructs in a stack.
@Suite struct ResourceNamesTests {
    @Test func twoPipelinesInAStackDoNotCollide() throws {
        let built = BuiltStack()
        built.pipeline()
        built.pipeline(name: "live")
        #expect(built.problems == [])
        let resources = try built.template().json["Resources"]?.object ?? [:]
        let functions = resources.values.filter { $0["Type"] == "AWS::Lambda::Function" }
            .compactMap { $0["Properties"]?["FunctionName"]?.string }
        #expect(functions.contains("plan-job-function-test") && functions.contains("live-plan-job-function-test"))
        #expect(Set(functions).count == functions.count)
        #expect(functions.filter { $0.hasPrefix("bucket-contents") }.count == 1, "one function empties the buckets of both")
    }

    @Test func theirCompanionStacksDoNotCollide() throws {
        let built = BuiltStack()
        built.pipeline(mediaConvert: .companionStack(region: .euCentral1))
        built.pipeline(name: "live", mediaConvert: .companionStack(region: .euWest1))
        #expect(built.problems == [])
        #expect(built.app.node.child("media-mediaconvert")?.construct is Stack)
        #expect(built.app.node.child("media-live-mediaconvert")?.construct is Stack)
    }

    @Test(arguments: [
        ("Live", "The name 'Live' cannot begin the names of resources -> use lower-case letters, digits and hyphens, a letter or digit first"),
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
        #expect(built.problems.first == message)
    }
}
