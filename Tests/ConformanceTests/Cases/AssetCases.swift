import CDK
import ConformanceSupport
import Testing

@Suite struct AssetCases {
    @Test func stages() throws {
        try Conformance.check("71-stage-assets") { app in
            let file = Conformance.file("71-stage-assets", "data.txt")
            let directory = Conformance.file("71-stage-assets", "dir")
            let s = Stack(app, "Top", env: Conformance.environment)
            _ = Asset(s, "A", path: file)
            _ = Asset(Construct(s, "Deep"), "B", path: file)
            let stage = Stage(app, "Stg", env: Conformance.environment)
            let t = Stack(stage, "S")
            let x = Asset(t, "A", path: file)
            x.addResourceMetadata(resource(t, "T", ["U": AnyValue(x.httpURL)]), property: "U")
            let n = NestedStack(nestedIn: t, "N")
            let y = Asset(n, "Inner", path: directory)
            y.addResourceMetadata(
                resource(n, "T", ["U": AnyValue(y.s3ObjectURL), "B": AnyValue(y.bucketName)]), property: "U")
            _ = Asset(Stack(Stage(stage, "Inner"), "V"), "A", path: directory)
            let g = Stack(app, "Agnostic")
            let z = Asset(g, "A", path: file)
            resource(
                g, "T",
                [
                    "U": AnyValue(z.httpURL), "K": AnyValue(z.objectKey), "B": AnyValue(z.bucketName), "O": AnyValue(z.s3ObjectURL),
                ])
            let salted = Construct(g, "Salted")
            salted.node.setContext("@aws-cdk/core:assetHashSalt", "pepper")
            _ = Asset(salted, "A", path: file, extraHash: "x")
        }
    }
}

extension AssetCases {
    @Test func files() throws {
        let name = "31-file-assets"
        var found: [JSON] = []
        try Conformance.check(name) { app in
            let s = Stack(app, "As", env: Conformance.environment)
            func data(_ path: String) -> String { Conformance.file(name, "data/" + path) }
            @discardableResult
            func note(_ asset: Asset) -> Asset {
                found.append([
                    .string(asset.node.id), .string(asset.assetHash), .string(asset.assetPath), .bool(asset.isFile),
                    .bool(asset.isArchive),
                ])
                return asset
            }
            for (id, file) in [
                ("File", "text.txt"), ("Crlf", "crlf.txt"), ("Bin", "bin.dat"), ("Zip", "fake.zip"), ("TarGz", "x.tar.gz"),
                ("NoExt", "noext"), ("Big", "big.txt"), ("TrailCr", "trailcr.txt"),
            ] {
                note(Asset(s, id, path: data(file)))
            }
            let directory = note(Asset(s, "Dir", path: data("dir")))
            note(Asset(s, "DirGlob", path: data("dir"), exclude: ["*.md", "sub/**", "!sub/keep.txt"]))
            note(Asset(s, "DirGlobAll", path: data("dir"), exclude: ["**", "!a.txt"]))
            note(Asset(s, "DirGit", path: data("dir"), exclude: ["*.md", "sub/", "!readme.md"], ignoreMode: .git))
            note(Asset(s, "DirDocker", path: data("dir"), exclude: ["**", "!sub/keep.txt"], ignoreMode: .docker))
            note(Asset(s, "DirNever", path: data("dir"), followSymlinks: .never))
            note(Asset(s, "DirAlways", path: data("dir"), followSymlinks: .always))
            note(Asset(s, "DirBlock", path: data("dirint"), followSymlinks: .internalOnly))
            note(Asset(s, "Custom", path: data("text.txt"), assetHash: "my-custom"))
            note(Asset(s, "Extra", path: data("text.txt"), extraHash: "salt"))
            note(Asset(s, "Named", path: data("text2.txt"), displayName: "Nice name"))
            note(Asset(s, "Same", path: data("text.txt")))
            directory.addResourceMetadata(resource(s, "T", ["P": AnyValue(s.stackName)]), property: "Code")
        }
        #expect(JSON.array(found) == (try JSON(parsing: try Conformance.text(name, "hashes.json"))))
    }

    @Test func symbolicLinks() throws {
        let name = "56-symlink-modes"
        var found: [String] = []
        try Conformance.check(name) { app in
            let s = Stack(app, "Sym", env: Conformance.environment)
            let modes: KeyValuePairs<String, SymlinkFollowMode> = [
                "never": .never, "always": .always, "external": .external, "block": .internalOnly,
            ]
            for (id, mode) in modes {
                found.append(Asset(s, id, path: Conformance.file(name, "data/" + id), followSymlinks: mode).assetHash)
            }
        }
        let expected = try JSON(parsing: try Conformance.text(name, "hashes.json")).array ?? []
        #expect(found == expected.map { $0[1]?.string })
    }

    @Test func containerImages() throws {
        let name = "32-docker-assets"
        var found: [JSON] = []
        try Conformance.check(name) { app in
            let s = Stack(app, "Img", env: Conformance.environment)
            func note(_ asset: ContainerImageAsset) -> ContainerImageAsset {
                found.append([.string(asset.node.id), .string(asset.assetHash), .string(asset.imageTag)])
                return asset
            }
            let directory = Conformance.file(name, "img")
            let plain = note(ContainerImageAsset(s, "Plain", directory: directory))
            var full = ContainerImageAsset.Options()
            full.buildArguments = ["B": "2", "A": "1"]
            full.buildSecrets = ["s": "type=env,id=X"]
            full.target = "stage1"
            full.file = "Other.Dockerfile"
            full.networkMode = "host"
            full.platform = "linux/arm64"
            full.outputs = ["type=local,dest=out"]
            full.cacheFrom = [DockerImageAsset.CacheOption(type: "registry", params: ["ref": "x"])]
            full.cacheTo = DockerImageAsset.CacheOption(type: "inline")
            full.isCacheDisabled = true
            _ = note(
                ContainerImageAsset(
                    s, "Full", directory: directory, options: full, exclude: ["extra.txt"], assetName: "my-img", extraHash: "e",
                    displayName: "Disp"))
            var same = ContainerImageAsset.Options()
            same.buildArguments = ["A": "1"]
            same.withoutInvalidation = [.buildArguments]
            _ = note(ContainerImageAsset(s, "NoInv", directory: directory, options: same))
            let tar = TarballImageAsset(s, "Tar", path: Conformance.file(name, "img.tar"))
            let t = resource(
                s, "T", ["U": AnyValue(plain.imageURI), "T": AnyValue(tar.imageURI), "Repo": AnyValue(plain.repositoryName)])
            plain.addResourceMetadata(t, property: "Image")
        }
        #expect(JSON.array(found) == (try JSON(parsing: try Conformance.text(name, "hashes.json"))))
    }
}

extension AssetCases {
    @Test func contents() throws {
        let name = "78-asset-options"
        var found: [JSON] = []
        try Conformance.check(name) { app in
            let s = Stack(app, "Assets", env: Conformance.environment)
            func note(_ id: String, _ path: String, exclude: [String] = [], _ mode: IgnoreMode = .glob) {
                let asset = Asset(s, id, path: Conformance.file(name, "data") + "/" + path, exclude: exclude, ignoreMode: mode)
                found.append([.string(id), .string(asset.assetHash), .bool(asset.isFile), .bool(asset.isArchive)])
            }
            note("Upper", "UPPER.ZIP")
            note("Dot", ".dotfile")
            note("Two", "two.part.json")
            note("LinkToFile", "link.txt")
            note("LinkToDir", "dirlink")
            note("Slash", "dir/")
            note("CrInside", "cr.txt")
            note("CrChunks", "crchunks.txt")
            note("LateNul", "latenul.bin")
            note("CrThenNul", "crthennul.bin")
            note("Invalid", "invalid.txt")
            note("Bom", "bom.txt")
            note("Hidden", "dir", exclude: [".*"])
            note("Nested", "dir", exclude: ["**/inner/**", "!**/inner/keep.txt"])
            note("GitNested", "dir", exclude: ["inner", "!inner/keep.txt"], .git)
            note("DockerNested", "dir", exclude: ["*", "!inner/keep.txt"], .docker)
        }
        #expect(JSON.array(found) == (try JSON(parsing: try Conformance.text(name, "hashes.json"))))
    }
}

extension AssetCases {
    @Test func imageOptions() throws {
        let name = "80-image-options"
        var found: [JSON] = []
        try Conformance.check(name) { app in
            let directory = Conformance.file(name, "image")
            @discardableResult
            func note(_ asset: ContainerImageAsset) -> ContainerImageAsset {
                found.append([.string(asset.node.id), .string(asset.assetHash), .string(asset.imageTag)])
                return asset
            }
            var bootstrap = DefaultStackSynthesizer.Options()
            bootstrap.dockerTagPrefix = "tag-${Qualifier}-"
            bootstrap.imageAssetPublishingExternalID = "ext"
            bootstrap.imageAssetsRepositoryName = "repo-${AWS::Region}"
            let s = Stack(app, "Images", env: Conformance.environment, synthesizer: DefaultStackSynthesizer(bootstrap))
            var options = ContainerImageAsset.Options()
            options.file = "sub/My.Dockerfile"
            options.buildContexts = ["lib": "../lib"]
            options.buildSSH = "default"
            let a = note(ContainerImageAsset(s, "Sub", directory: directory, options: options))
            note(ContainerImageAsset(s, "Glob", directory: directory, exclude: ["*.txt"], ignoreMode: .glob))
            note(
                ContainerImageAsset(s, "Never", directory: directory, exclude: ["nothing-of-this-name"], followSymlinks: .never))
            var same = ContainerImageAsset.Options()
            same.target = "t"
            same.withoutInvalidation = [.extraHash, .target]
            note(ContainerImageAsset(s, "NoExtra", directory: directory, options: same, extraHash: "x"))
            a.addResourceMetadata(resource(s, "T", ["U": AnyValue(a.imageURI)]), property: "Image")
            let g = Stack(app, "Agnostic")
            let b = note(ContainerImageAsset(Construct(g, "Grp"), "Deep", directory: directory))
            resource(g, "T", ["U": AnyValue(b.imageURI), "R": AnyValue(b.repositoryName)])
            let n = NestedStack(nestedIn: Stack(Stage(app, "Stg", env: Conformance.environment), "S"), "N")
            note(ContainerImageAsset(n, "Inner", directory: directory))
            _ = TarballImageAsset(n, "Tar", path: directory + "/a.txt", displayName: "a tar")
        }
        #expect(JSON.array(found) == (try JSON(parsing: try Conformance.text(name, "hashes.json"))))
    }
}
