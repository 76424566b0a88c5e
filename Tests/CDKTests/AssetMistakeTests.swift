import Foundation
import Testing

@testable import CDK

/// Assets that cannot be, and what counts for the hash of an image.
@Suite struct AssetMistakeTests {
    private let directory = FileManager.default.temporaryDirectory.appendingPathComponent("assets-\(UUID().uuidString)").path

    init() throws {
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
    }

    private func write(_ text: String, to name: String) throws {
        try Data(text.utf8).write(to: URL(fileURLWithPath: directory + "/" + name))
    }

    @Test func assetsOutsideAStack() throws {
        try write("FROM scratch\n", to: "Dockerfile")
        let message = "An asset is in no stack"
        #expect(App.mistakes { _ = Asset($0, "A", files: ["a": [1]]) } == [message])
        #expect(App.mistakes { _ = ContainerImageAsset($0, "I", directory: directory) } == [message])
        #expect(App.mistakes { _ = TarballImageAsset($0, "I", path: directory + "/Dockerfile") } == [message])
    }

    @Test func imagesWithoutAStackThatTakesThem() throws {
        try write("FROM scratch\n", to: "Dockerfile")
        let found = App.mistakes { app in
            _ = ContainerImageAsset(Stack(app, "S", synthesizer: BootstraplessSynthesizer()), "I", directory: directory)
        }
        #expect(found == ["The stack has an asset, and its BootstraplessSynthesizer has no place to publish one"])
    }

    @Test func imagesWithoutInstructions() {
        var options = ContainerImageAsset.Options()
        #expect(
            App.mistakes { _ = ContainerImageAsset(Stack($0, "S"), "I", directory: directory, options: options) }
                == ["There is no file \(directory)/Dockerfile"])
        options.file = "sub/Other"
        #expect(
            App.mistakes { _ = ContainerImageAsset(Stack($0, "S"), "I", directory: directory, options: options) }
                == ["There is no file \(directory)/sub/Other"])
        let found = App.mistakes { _ = ContainerImageAsset(Stack($0, "S"), "I", directory: directory + "/absent") }
        #expect(found == ["There is no directory \(directory)/absent to build an image of"])
    }

    @Test func linksOutOfTheDirectory() throws {
        let outside = directory + "-outside"
        try Data("x".utf8).write(to: URL(fileURLWithPath: outside))
        try FileManager.default.createSymbolicLink(atPath: directory + "/link", withDestinationPath: outside)
        func found(_ follow: SymlinkFollowMode, _ exclude: [String] = []) -> [String] {
            App.mistakes { _ = Asset(Stack($0, "S"), "A", path: directory, exclude: exclude, followSymlinks: follow) }
        }
        #expect(
            found(.internalOnly) == [
                "A link leads out of the asset, to \(FilePaths.resolved(outside)), and followSymlinks is .internalOnly"
            ])
        #expect(found(.internalOnly, ["link"]) == [])
        #expect(found(.external) == [])
        #expect(found(.never) == [])
    }

    @Test func whatIsNeitherFileNorDirectory() throws {
        try FileManager.default.createSymbolicLink(atPath: directory + "/link", withDestinationPath: "/dev/null")
        #expect(
            App.mistakes { _ = Asset(Stack($0, "S"), "A", path: directory) }
                == ["\(directory)/link is a special file: a pipe, a socket or a device"])
        #expect(
            App.mistakes { _ = Asset(Stack($0, "S"), "A", path: directory + "/link") }
                == ["\(directory)/link is a special file: a pipe, a socket or a device"])
    }

    @Test func aFileThatGoesAwayBeforeItIsCopied() throws {
        try write("x", to: "code.py")
        let output = directory + "/cdk.out"
        let app = App(context: .unchecked, outputDirectory: output, processEnvironment: [:])
        let file = FilePaths.resolved(directory + "/code.py")
        _ = Asset(Stack(app, "S"), "A", path: directory + "/code.py")
        try FileManager.default.removeItem(atPath: directory + "/code.py")
        #expect {
            try app.synth()
        } throws: { error in
            (error as? SynthesisError)?.diagnostics.map(\.message)
                == ["The asset changed while the app was running, after its hash was computed: \(file)"]
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: output) == [])
    }

    @Test func cachesOfImages() throws {
        try write("FROM scratch\n", to: "Dockerfile")
        let app = App(
            context: ["aws:cdk:enable-asset-metadata": true, "swift-cdk:validation": "off"], outputDirectory: "never-written",
            processEnvironment: [:])
        let stack = Stack(app, "S")
        var options = ContainerImageAsset.Options()
        options.cacheFrom = [.init(type: "registry", params: ["ref": "cache:1"]), .init(type: "gha")]
        options.cacheTo = .init(type: "inline")
        let image = ContainerImageAsset(stack, "I", directory: directory, options: options)
        // As aws-cdk-lib has it: where the layers come from does not count.
        #expect(image.assetHash == "250c4bd2c110b496b4d693329276cbdcdc3b7eb6452e29254178f70ee40cd0f0")
        let function = CfnResource(stack, "F", type: "AWS::Lambda::Function")
        image.addResourceMetadata(function, property: "Code.ImageUri")
        let file = try #require(try app.render().first { $0.path == "S.template.json" })
        let metadata = try JSON(parsing: file.bytes)["Resources"]?["F"]?["Metadata"]
        #expect(metadata?["aws:asset:docker-cache-from"] == [["type": "registry", "params": ["ref": "cache:1"]], ["type": "gha"]])
        #expect(metadata?["aws:asset:docker-cache-to"] == ["type": "inline"])
    }

    @Test func anImageInAnArchive() throws {
        try write("layers", to: "image.tar")
        let app = App(context: .unchecked, outputDirectory: "never-written", processEnvironment: [:])
        let stack = Stack(app, "S", env: Environment(account: "111111111111", region: .euSouth1))
        let image = TarballImageAsset(stack, "I", path: directory + "/image.tar")
        #expect(image.imageTag == image.assetHash)
        #expect(image.repositoryName.literal == "cdk-hnb659fds-container-assets-111111111111-eu-south-1")
    }

    @Test func whatCannotBeRead() throws {
        let bytes = Array(directory.utf8) + [UInt8(ascii: "/"), 0xFF, 0xFE, 0]
        let file = bytes.map { CChar(bitPattern: $0) }.withUnsafeBufferPointer { name in
            name.baseAddress.map { open($0, O_CREAT | O_WRONLY, 0o644) } ?? -1
        }
        #expect(file >= 0)
        close(file)
        let found = App.mistakes { _ = Asset(Stack($0, "S"), "A", path: directory) }
        #expect(found == ["A part of the asset cannot be read: \(directory): the name '\u{FFFD}\u{FFFD}' is not UTF-8"])
    }

    /// A superuser reads everything.
    @Test(.enabled(if: geteuid() != 0), arguments: ["", "/sub"])
    func aFolderThatNobodyMayRead(place: String) throws {
        try FileManager.default.createDirectory(atPath: directory + "/sub", withIntermediateDirectories: true)
        try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: directory + place)
        defer { try? FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: directory + place) }
        let found = App.mistakes { _ = Asset(Stack($0, "S"), "A", path: directory) }
        #expect(found == ["A part of the asset cannot be read: \(directory)\(place): permission denied"])
    }

    @Test func anythingElse() throws {
        #expect(mkfifo(directory + "/pipe", 0o644) == 0)
        #expect(
            App.mistakes { _ = Asset(Stack($0, "S"), "A", path: directory) } == [
                "\(directory)/pipe is a special file: a pipe, a socket or a device"
            ])
        #expect(App.mistakes { _ = Asset(Stack($0, "S"), "A", path: directory, exclude: ["pipe"]) } == [])
    }

    @Test func aLinkToALinkIsTheFile() throws {
        let outside = directory + "-outside"
        try FileManager.default.createDirectory(atPath: outside, withIntermediateDirectories: true)
        try Data("x".utf8).write(to: URL(fileURLWithPath: outside + "/libx.so.1"))
        try FileManager.default.createSymbolicLink(atPath: outside + "/libx.so", withDestinationPath: "libx.so.1")
        try FileManager.default.createSymbolicLink(atPath: directory + "/libx.so", withDestinationPath: outside + "/libx.so")
        let app = App(context: .unchecked, outputDirectory: directory + "-out", processEnvironment: [:])
        let asset = Asset(Stack(app, "S"), "A", path: directory)
        try app.synth()
        let copy = "\(directory)-out/asset.\(asset.assetHash)/libx.so"
        #expect(FileManager.default.contents(atPath: copy) == Data("x".utf8))
    }

    @Test func aLinkToAnythingElseCanBeExcluded() throws {
        try FileManager.default.createSymbolicLink(atPath: directory + "/link", withDestinationPath: "/dev/null")
        #expect(App.mistakes { _ = Asset(Stack($0, "S"), "A", path: directory, exclude: ["link"]) } == [])
    }

    /// A superuser reads everything.
    @Test(.enabled(if: geteuid() != 0)) func aLinkToWhereNobodyMayLook() throws {
        let outside = directory + "-outside"
        try FileManager.default.createDirectory(atPath: outside, withIntermediateDirectories: true)
        try Data("x".utf8).write(to: URL(fileURLWithPath: outside + "/file"))
        try FileManager.default.createSymbolicLink(atPath: directory + "/link", withDestinationPath: outside + "/file")
        try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: outside)
        defer { try? FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: outside) }
        let found = App.mistakes { _ = Asset(Stack($0, "S"), "A", path: directory) }
        #expect(found == ["A part of the asset cannot be read: \(directory)/link: permission denied"])
    }

    @Test func theAssemblyIsNoneOfAnAssetsContent() throws {
        try write("x", to: "file")
        var hashes: Set<String> = []
        for _ in 1...3 {
            let app = App(context: .unchecked, outputDirectory: directory + "/cdk.out", processEnvironment: [:])
            let asset = Asset(Stack(app, "S"), "A", path: directory)
            try app.synth()
            hashes.insert(asset.assetHash)
            #expect(
                try FileManager.default.contentsOfDirectory(atPath: directory + "/cdk.out/asset.\(asset.assetHash)") == ["file"])
        }
        #expect(hashes.count == 1)
    }

    @Test(arguments: ["", "/.", "/sub/.."]) func anAssetIsNotTheAssemblyItself(place: String) throws {
        try FileManager.default.createDirectory(atPath: directory + "/sub", withIntermediateDirectories: true)
        try write("x", to: "sub/file")
        let app = App(context: .unchecked, outputDirectory: directory + place, processEnvironment: [:])
        _ = Asset(Stack(app, "S"), "A", path: directory)
        let error = #expect(throws: SynthesisError.self) { try app.synth() }
        #expect(error?.diagnostics.map(\.id) == ["swift-cdk:assets/output-directory"])
        #expect(
            error?.diagnostics.map(\.message) == [
                "The asset is the directory that the assembly is written to, or a part of the assembly: \(directory)"
            ])
        #expect(try FileManager.default.contentsOfDirectory(atPath: directory) == ["sub"])
    }

    @Test func imagesHaveTheirOwnIgnoreFile() throws {
        for file in ["Dockerfile", "kept", "dropped"] { try write("FROM scratch\n", to: file) }
        try write("kept\n", to: ".dockerignore")
        try write("dropped\n", to: "Dockerfile.dockerignore")
        let app = App(context: .unchecked, outputDirectory: directory + "-out", processEnvironment: [:])
        let image = ContainerImageAsset(Stack(app, "S"), "I", directory: directory)
        try app.synth()
        let staged = try FileManager.default.contentsOfDirectory(atPath: directory + "-out/asset.\(image.assetHash)")
        #expect(Set(staged) == [".dockerignore", "Dockerfile", "Dockerfile.dockerignore", "kept"])
    }

    @Test func namesThatNoFileHas() throws {
        let ending = String(repeating: "x", count: 250)
        try write("x", to: "a.\(ending)")
        let app = App(outputDirectory: directory + "/cdk.out", processEnvironment: [:])
        _ = Asset(Stack(app, "S"), "A", path: directory + "/a.\(ending)")
        do {
            try app.synth()
            Issue.record("wrote a file with a name that is too long")
        } catch {
            #expect(error.diagnostics.map(\.id) == ["swift-cdk:app/unwritable-output"])
            #expect(error.diagnostics.first?.message.hasSuffix(": cannot be written: file name too long") == true, "\(error)")
        }
    }
}
