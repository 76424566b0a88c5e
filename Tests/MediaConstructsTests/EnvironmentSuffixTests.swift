import CDK
import MediaConstructs
import Testing

@Suite struct EnvironmentSuffixTests {
    /// The longest suffix that is accepted.
    static let longest = 34

    private func suffix(_ context: OrderedMap<JSON>) -> (text: String, mistakes: [String]) {
        let app = App(context: context, outputDirectory: "never-written", processEnvironment: [:])
        let suffix = EnvironmentSuffix(app)
        return (suffix.description, app.diagnostics.map(\.description))
    }

    @Test func isDevByDefault() {
        let (text, mistakes) = suffix([:])
        #expect(text == "dev")
        #expect(mistakes == [])
    }

    @Test(arguments: ["a", "prod", "pr-1234", "2026", String(repeating: "x", count: Self.longest)])
    func comesFromTheContext(given: String) {
        let (text, mistakes) = suffix(["environmentSuffix": .string(given)])
        #expect(text == given)
        #expect(mistakes == [])
    }

    private static let action =
        " [swift-cdk:media/environment-suffix]\n  use lower-case letters, digits and hyphens, at most 34 characters: -c environmentSuffix=dev"

    @Test(arguments: [
        ("Dev_1", "The environment suffix 'Dev_1' has characters that S3 refuses in bucket names: 'D_'"),
        ("straße", "The environment suffix 'straße' has characters that S3 refuses in bucket names: 'ß'"),
        ("a.b c", "The environment suffix 'a.b c' has characters that S3 refuses in bucket names: '. '"),
        ("", "The environment suffix is empty"),
        ("-x", "The environment suffix '-x' starts or ends with a hyphen"),
        ("q\u{303}", "The environment suffix 'q\u{303}' has characters that S3 refuses in bucket names: '\u{303}'"),
        (
            String(repeating: "x", count: Self.longest + 1),
            "The environment suffix 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx' is too long: the name "
                + "'delivery-bucket-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx-<account id>' would have 64 characters, S3 takes 63"
        ),
    ])
    func refusesWhatS3Refuses(given: String, message: String) {
        let (text, mistakes) = suffix(["environmentSuffix": .string(given)])
        #expect(text == "dev", "the names that follow stay valid, so that one mistake is one mistake")
        #expect(mistakes == ["error: \(message)" + Self.action])
    }

    @Test func refusesWhatIsNotText() {
        #expect(suffix(["environmentSuffix": 7]).mistakes == ["error: The environment suffix must be text, not 7" + Self.action])
    }
}
