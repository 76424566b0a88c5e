import CDK
import CDKAssertions
import CDKS3
import Testing

@testable import ShortPlatform

/// The code of README.md and of the pages that it leads to first, as it stands there.
///
/// Their programs are in `Tests/ReadmeExamples`, its test is `WebsiteTests.swift`.
@Suite struct ReadmeExampleTests {
    private static let gettingStarted = "Sources/CDK/CDK.docc/GettingStarted.md"
    /// The programs and the test, whose files hold nothing else, and where they can be read.
    private static let wholeFiles = [
        "Tests/ReadmeExamples/ShortPlatform/StreamingPlatform.swift": "README.md",
        "Tests/ReadmeExamples/Website/Website.swift": gettingStarted, "Tests/ServiceTests/README/WebsiteTests.swift": gettingStarted,
        "Tests/ServiceTests/README/FilmsStackTests.swift": "Constructs/MediaConstructs.docc/BuildingThePipeline.md",
    ]
    /// The modules of the examples, and as the pages call them.
    private static let modules = ["WebsiteExample": "Website", "import ShortPlatform": "import Films"]

    // Some of the types are made up.
    private let app = App(context: ["swift-cdk:validation": "off"], outputDirectory: "never-written", processEnvironment: [:])

    @Test func thePlatformInShort() throws {
        StreamingPlatform().build(app)
        let template = try Template(of: app, stack: "streaming-dev")
        #expect(app.diagnostics.map(\.id) == ["swift-cdk:media/viewers-tls"])
        #expect(template.resources(ofType: "AWS::CloudFront::Distribution").count == 1)
        #expect(template.outputs.keys == ["PlaybackDomain"])
    }

    @Test func argumentForms() throws {
        let stack = Stack(app, "website")
        let bucket = S3.CfnBucket(stack, "Pages")
        let isLive = CfnCondition(stack, "IsLive", expression: Fn.equals(PseudoParameter.region, "eu-south-1"))
        let name = "films"
        // example: Sources/CDK/CDK.docc/GettingStarted.md
        S3.CfnBucket(stack, "A", bucketName: "pages")  // a literal
        S3.CfnBucket(stack, "B", bucketName: Value(name))  // a String or String?
        S3.CfnBucket(stack, "C", bucketName: "\(name)-\(bucket.ref)")  // a join with a deferred value
        S3.CfnBucket(stack, "D", bucketName: .if(isLive, "live", else: "test"))
        CfnResource(stack, "E", type: "AWS::SSM::Parameter", properties: ["Type": "String", "Value": "\(bucket.attrArn)/x"])
        // end of example
        let template = try Template(of: stack)
        let names: [(String, JSON)] = [
            ("A", "pages"), ("B", "films"), ("C", ["Fn::Join": ["", ["films-", ["Ref": "Pages"]]]]),
            ("D", ["Fn::If": ["IsLive", "live", "test"]]),
        ]
        for (id, name) in names { #expect(template.json["Resources"]?[id]?["Properties"]?["BucketName"] == name) }
        #expect(
            template.json["Resources"]?["E"]?["Properties"] == [
                "Type": "String", "Value": ["Fn::Join": ["", [["Fn::GetAtt": ["Pages", "Arn"]], "/x"]]],
            ])
    }

    @Test func aConstructOfOnesOwn() throws {
        // example: Sources/CDK/CDK.docc/GettingStarted.md
        final class Archive: Construct {
            let bucket: S3.CfnBucket

            @discardableResult
            override init(_ scope: any Scope, _ id: String, file: String = #fileID, line: Int = #line) {
                let scope = Node(scope, id, file: file, line: line)  // shadows the parent: children cannot land beside this construct
                bucket = S3.CfnBucket(scope, "Resource")
                super.init(scope)  // binds the construct to its node
            }
        }
        // end of example
        let stack = Stack(app, "website")
        let archive = Archive(stack, "Archive")
        #expect(archive.bucket.node.path == "website/Archive/Resource")
        #expect(try Template(of: stack).resources(ofType: "AWS::S3::Bucket").count == 1)
    }

    @Test(arguments: wholeFiles) func programs(file: String, page: String) throws {
        let code = try Self.modules.reduce(text(of: file)) { $0.replacing($1.key, with: $1.value) }
        #expect(try swiftBlocks(of: page).contains(code), "\(page) does not have what is in \(file)")
    }

    @Test func documentation() throws { try checkDocumentation(#filePath, examples: 2) }

    @Test func theCommentOfConstructHasTheSame() throws {
        let archive = try #require(swiftBlocks(of: Self.gettingStarted).first { $0.hasPrefix("final class Archive") })
        let comment = archive.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
            .map { $0.isEmpty ? "///" : "///     " + $0 }.joined(separator: "\n")
        #expect(try text(of: "Sources/CDK/Tree/Construct.swift").contains(comment + "\n"))
    }

    @Test func noOtherCode() throws {
        #expect(try swiftBlocks(of: "README.md").count == 1)
        // Two forms of arguments and a construct; a manifest.
        #expect(try swiftBlocks(of: Self.gettingStarted).count { !$0.hasPrefix("// swift-tools-version") } == 4)
    }
}
