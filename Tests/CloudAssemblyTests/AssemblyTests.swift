import CloudAssembly
import Foundation
import Testing

/// Reading an assembly from disk.
@Suite struct AssemblyTests {
    private let directory = FileManager.default.temporaryDirectory.appendingPathComponent("assembly-\(UUID().uuidString)").path

    /// An assembly as another library writes it: a stack with metadata and assets, the construct tree, a stage.
    private static let manifest = """
        {
          "version": "55.0.0",
          "artifacts": {
            "video.assets": {
              "type": "cdk:asset-manifest",
              "properties": {
                "file": "video.assets.json",
                "requiresBootstrapStackVersion": 6,
                "bootstrapStackVersionSsmParameter": "/cdk-bootstrap/hnb659fds/version"
              }
            },
            "video": {
              "type": "aws:cloudformation:stack",
              "environment": "aws://111111111111/eu-south-1",
              "properties": {
                "templateFile": "video.template.json",
                "terminationProtection": true,
                "tags": {
                  "team": "media"
                },
                "validateOnSynth": false,
                "lookupRole": {
                  "arn": "arn:aws:iam::111111111111:role/lookup",
                  "requiresBootstrapStackVersion": 8
                },
                "stackName": "video-prod"
              },
              "dependencies": [
                "video.assets"
              ],
              "additionalMetadataFile": "video.metadata.json",
              "displayName": "prod/video"
            },
            "assembly-prod": {
              "type": "cdk:cloud-assembly",
              "properties": {
                "directoryName": "assembly-prod",
                "displayName": "prod"
              }
            },
            "Tree": {
              "type": "cdk:tree",
              "properties": {
                "file": "tree.json"
              }
            },
            "flags": {
              "type": "cdk:feature-flag-report",
              "properties": {
                "module": "aws-cdk-lib"
              }
            }
          },
          "missing": [
            {
              "key": "ssm:account=1:parameterName=p:region=r",
              "provider": "ssm",
              "props": {
                "account": "1",
                "region": "r",
                "parameterName": "p"
              }
            }
          ],
          "minimumCliVersion": "2.1148.0"
        }
        """

    private func write(_ text: String, to file: String) throws {
        let path = directory + "/" + file
        try FileManager.default.createDirectory(
            atPath: (path as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
        try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    }

    private func assembly() throws -> Assembly {
        try write(Self.manifest, to: "manifest.json")
        return try Assembly(directory: directory)
    }

    @Test func aManifestIsWrittenAsItWasRead() throws {
        let manifest = try JSON(parsing: Self.manifest).decode(AssemblyManifest.self)
        #expect(try JSON(encoding: manifest).text(indent: 2) == Self.manifest)
    }

    @Test func kindsOfArtifacts() throws {
        let artifacts = try assembly().manifest.artifacts
        #expect(artifacts.keys == ["video.assets", "video", "assembly-prod", "Tree", "flags"])
        guard case .stack(let stack) = artifacts["video"]?.content else { throw Missing("stack") }
        #expect(stack.templateFile == "video.template.json")
        #expect(stack.stackName == "video-prod")
        #expect(stack.lookupRole == LookupRole(arn: "arn:aws:iam::111111111111:role/lookup", requiresBootstrapStackVersion: 8))
        #expect(artifacts["assembly-prod"]?.content == .nestedAssembly(.init(directoryName: "assembly-prod", displayName: "prod")))
        #expect(artifacts["Tree"]?.content == .tree(file: "tree.json"))
        #expect(artifacts["flags"]?.content == .other(type: "cdk:feature-flag-report", properties: ["module": "aws-cdk-lib"]))
        #expect(artifacts["flags"]?.type == "cdk:feature-flag-report")
    }

    @Test func filesThatArtifactsName() throws {
        let assembly = try assembly()
        guard case .stack(let stack) = assembly.manifest.artifacts["video"]?.content,
            case .assetManifest(let assets) = assembly.manifest.artifacts["video.assets"]?.content,
            case .nestedAssembly(let stage) = assembly.manifest.artifacts["assembly-prod"]?.content,
            let artifact = assembly.manifest.artifacts["video"]
        else { throw Missing("artifact") }

        try write(#"{"Resources": {}}"#, to: "video.template.json")
        #expect(try assembly.template(stack) == ["Resources": [:]])

        try write(
            #"""
            {"version": "55.0.0", "files": {"abc": {"displayName": "Code", "source": {"path": "asset.abc", "packaging": "zip"},
            "destinations": {"here": {"bucketName": "b", "objectKey": "abc.zip"}}}}, "dockerImages": {}}
            """#, to: "video.assets.json")
        let file = FileAsset(
            displayName: "Code", source: .init(path: "asset.abc", packaging: .zip),
            destinations: ["here": .init(bucketName: "b", objectKey: "abc.zip")])
        #expect(try assembly.assets(assets) == AssetManifest(version: "55.0.0", files: ["abc": file]))

        try write(#"{"/video/Films": [{"type": "aws:cdk:logicalId", "data": "Films"}, {"type": "seen"}]}"#, to: "video.metadata.json")
        let entries = [MetadataEntry(type: "aws:cdk:logicalId", data: "Films"), MetadataEntry(type: "seen", data: nil)]
        #expect(try assembly.metadata(artifact) == ["/video/Films": entries])
        #expect(try assembly.metadata(Artifact(.tree(file: "tree.json"))) == [:])

        try write(
            #"{"version": "tree-0.1", "tree": {"id": "App", "path": "", "children": {"video": {"id": "video", "path": "video"}}}}"#,
            to: "tree.json")
        let child = ConstructTree.Node(id: "video", path: "video")
        #expect(try assembly.tree() == ConstructTree(tree: .init(id: "App", path: "", children: ["video": child])))

        try write(#"{"version": "55.0.0", "artifacts": {}}"#, to: "assembly-prod/manifest.json")
        let nested = try assembly.nested(stage)
        #expect(nested.directory == directory + "/assembly-prod")
        #expect(try nested.tree() == nil)
    }

    @Test func noManifest() {
        #expect(throws: AssemblyError(path: directory + "/manifest.json", reason: "cannot be read")) {
            try Assembly(directory: directory)
        }
    }

    @Test(arguments: [
        ("{", "is not JSON: line 1, column 2: expected a member name in quotes"),
        ("[]", "expected an object"),
        ("{}", "the member 'version' is missing"),
        (#"{"version": 55, "artifacts": {}}"#, "at version: expected a string"),
        (#"{"version": "55", "artifacts": {"a": {}}}"#, "at artifacts.a: the member 'type' is missing"),
        (
            #"{"version": "55", "artifacts": {"a": {"type": "aws:cloudformation:stack", "properties": "#
                + #"{"templateFile": "t", "validateOnSynth": 1}}}}"#,
            "at artifacts.a.properties.validateOnSynth: expected true or false"
        ),
        (
            #"{"version": "55", "artifacts": {"a": {"type": "cdk:tree", "dependencies": {}}}}"#,
            "at artifacts.a: the member 'properties' is missing"
        ),
        (
            #"{"version": "55", "artifacts": {"a": {"type": "cdk:asset-manifest", "properties": "#
                + #"{"file": "f", "requiresBootstrapStackVersion": 1.5}}}}"#,
            "at artifacts.a.properties.requiresBootstrapStackVersion: expected a whole number"
        ),
    ])
    func aManifestThatIsNone(text: String, reason: String) throws {
        try write(text, to: "manifest.json")
        #expect(throws: AssemblyError(path: directory + "/manifest.json", reason: reason)) { try Assembly(directory: directory) }
    }

    /// An artifact that the test's own manifest has not.
    private struct Missing: Error {
        let name: String
        init(_ name: String) { self.name = name }
    }
}
