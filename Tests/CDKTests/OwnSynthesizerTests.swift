import CDK
import CloudAssembly
import Foundation
import Testing

/// A synthesizer as somebody else's module writes it, with the public interface alone.
///
/// The example of ``StackSynthesizer``.
private final class TeamBucketSynthesizer: StackSynthesizer {
    private var assets = AssetManifestBuilder()
    let bootstrapQualifier: String? = nil

    func addFileAsset(_ asset: FileAssetSource, stack: StackNode) -> FileAssetLocation {
        assets.add(asset, bucket: "team-assets-${AWS::AccountId}", prefix: "cdk/", for: stack)
    }

    func addDockerImageAsset(_ asset: DockerImageAssetSource, stack: StackNode) -> DockerImageAssetLocation {
        assets.add(asset, repository: "team-images", for: stack)
    }

    func executionRoleARN(of stack: StackNode) -> String? { nil }
    func lookupRoleARN(of stack: StackNode) -> String? { nil }
    func prepare(_ stack: StackNode) {}

    func synthesize(_ stack: StackNode, _ session: StageSynthesis) {
        let template = addFileAsset(session.writeTemplate(stack), stack: stack)
        let manifest = session.writeAssetManifest(assets.manifest, of: stack)
        var artifact = session.stackArtifact(stack)
        artifact.stackTemplateAssetObjectUrl = template.s3ObjectURLWithPlaceholders
        artifact.additionalDependencies = [manifest]
        session.add(artifact, of: stack, dependsOn: [manifest])
    }
}

/// A stack as a class, as the documentation of ``Stack`` shows it.
private final class Storage: Stack {
    let films: CfnResource

    init(_ scope: any Scope, _ id: String, env: Environment) {
        let stack = StackNode(scope, id, env: env, terminationProtection: true, synthesizer: TeamBucketSynthesizer())
        films = CfnResource(stack, "Films", type: "AWS::S3::Bucket")
        super.init(stack)
    }
}

@Suite struct OwnSynthesizerTests {
    @Test func writesWhereItSays() throws {
        let directory = FileManager.default.temporaryDirectory.appending(path: "own-synthesizer-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: directory) }
        let app = App(context: .unchecked, outputDirectory: directory, processEnvironment: [:])
        let storage = Storage(app, "storage", env: Environment(account: "111111111111", region: .euSouth1))
        #expect(storage.terminationProtection)
        #expect(storage.region.literal == "eu-south-1")
        let asset = Asset(storage, "Notes", files: ["notes.txt": Array("hello".utf8)])
        let assembly = try app.synth()

        let artifact = try #require(assembly.manifest.artifacts["storage"])
        guard case .stack(let stack) = artifact.content else {
            Issue.record("no stack: \(artifact)")
            return
        }
        #expect(stack.stackTemplateAssetObjectUrl?.hasPrefix("s3://team-assets-111111111111/cdk/") == true)
        #expect(stack.assumeRoleArn == nil)
        #expect(artifact.dependencies == ["storage.assets"])
        let text = try String(contentsOfFile: directory + "/storage.assets.json", encoding: .utf8)
        let files = try #require(try JSON(parsing: text)["files"]?.object)
        #expect(files.count == 2, "the notes and the template")
        let notes = try #require(files[asset.assetHash]?["destinations"]?.object?.values.first)
        #expect(notes["bucketName"] == "team-assets-111111111111")
        #expect(notes["objectKey"] == .string("cdk/\(asset.assetHash).zip"))
    }
}
