import CDK
import CDKKMS
import CDKS3

/// The source of the code of a function or a layer.
///
///     code: .inline("def handler(event, context): return 1")
///     code: .path("Handlers", exclude: ["__pycache__"])
///     code: .files(["index.py": handler])
///     code: .object(in: bucket, key: "code.zip", version: "3sL4kqtJlcpXroDTDmJ")
///     code: .image(directory: "Image")
public struct Code {
    /// The line that made it, for diagnostics.
    private let location: SourceLocation?
    private let bind: (Node, Architecture?) -> BoundCode

    private init(_ file: String, _ line: Int, _ bind: @escaping (Node, Architecture?) -> BoundCode) {
        location = .ofUser(file, line)
        self.bind = bind
    }

    /// Code in the template itself, for runtimes that read it from there.
    ///
    /// It becomes a file `index`, and has to fit into the template.
    ///
    /// [Reference](https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-lambda-function-code.html)
    public static func inline(_ code: String, file: String = #fileID, line: Int = #line) -> Code {
        Code(file, line) { node, _ in
            if code.isEmpty {
                node.report(.error("swift-cdk:lambda/empty-inline-code", "The inline code is empty", action: "write a handler into it"))
            }
            if code.utf8.count > maximumInlineSize {
                node.report(
                    .error(
                        "swift-cdk:lambda/inline-code-size",
                        "The inline code has \(code.utf8.count) bytes, and at most \(maximumInlineSize) are possible",
                        action: "put it into a file and use .path(_:)"))
            }
            return BoundCode(location: .inline(code))
        }
    }

    /// A directory, or a file that is an archive, which is published with the app: absolute, or relative to the working directory.
    ///
    /// - Parameters:
    ///   - path: The directory or archive.
    ///   - exclude: Patterns of files in a directory that are left out.
    ///   - ignoreMode: The way in which the patterns are read.
    ///   - followSymlinks: The symbolic links in a directory that are followed.
    ///   - assetHash: Any text that changes whenever the content does; the content's own hash if not given.
    ///   - encryptionKey: The key with which Lambda encrypts its copy; one of AWS if not given.
    ///   - file: The file that messages name; the caller's if not given.
    ///   - line: The line in that file.
    /// - Returns: The code.
    public static func path(
        _ path: String, exclude: [String] = [], ignoreMode: IgnoreMode = .glob, followSymlinks: SymlinkFollowMode = .external,
        assetHash: String? = nil, encryptionKey: (any KeyReference)? = nil, file: String = #fileID, line: Int = #line
    ) -> Code {
        Code(file, line) { node, _ in
            let place = SourceLocation.ofUser(file, line) ?? node.location
            let asset = Asset(
                node, "Code", path: path, exclude: exclude, ignoreMode: ignoreMode, followSymlinks: followSymlinks, assetHash: assetHash,
                file: place.file, line: place.line)
            if !asset.isArchive {
                node.report(
                    .error(
                        "swift-cdk:lambda/code-file", "'\(path)' is neither a directory nor an archive",
                        action: "give .path(_:) the directory that the file is in"))
            }
            return BoundCode(asset, encryptionKey: encryptionKey)
        }
    }

    /// Files by their paths in the function's directory, for code that a program carries with it.
    public static func files(
        _ files: [String: [UInt8]], encryptionKey: (any KeyReference)? = nil, file: String = #fileID, line: Int = #line
    ) -> Code {
        Code(file, line) { node, _ in
            let place = SourceLocation.ofUser(file, line) ?? node.location
            return BoundCode(
                Asset(node, "Code", files: files, file: place.file, line: place.line), encryptionKey: encryptionKey)
        }
    }

    /// An archive that somebody else puts into a bucket.
    ///
    /// A function is updated when the key or the version changes, not with the object.
    ///
    /// - Parameters:
    ///   - bucket: The bucket.
    ///   - key: The key of the archive in the bucket.
    ///   - version: The object's version. Without it new code under the same key is not deployed.
    ///   - encryptionKey: The key with which Lambda encrypts its copy; one of AWS if not given.
    ///   - file: The file that messages name; the caller's if not given.
    ///   - line: The line in that file.
    /// - Returns: The code.
    public static func object(
        in bucket: any BucketReference, key: Value<String>, version: Value<String>? = nil, encryptionKey: (any KeyReference)? = nil,
        file: String = #fileID, line: Int = #line
    ) -> Code {
        Code(file, line) { _, _ in
            if version == nil {
                bucket.node.report(
                    .warning(
                        "@aws-cdk/aws-lambda:codeFromBucketObjectVersionNotSpecified",
                        "The object with the code has no version, so new code under the same key is not deployed",
                        action: "give .object(in:key:version:) a version, or publish the code with .path(_:)"))
            }
            return BoundCode(
                location: .object(bucket: bucket.name, key: key, version: version), encryptionKey: encryptionKey?.arn)
        }
    }

    /// A container image, built from a directory with a `Dockerfile` for the function's architecture, and published with the app.
    ///
    /// It brings its own runtime.
    ///
    /// - Parameters:
    ///   - directory: The directory with the `Dockerfile`, absolute or relative to the working directory.
    ///   - options: The settings of the build.
    ///   - exclude: Patterns of files that are left out, besides those of the directory's `.dockerignore`.
    ///   - command: The command in place of the image's `CMD`.
    ///   - entryPoint: The entry point in place of the image's `ENTRYPOINT`.
    ///   - workingDirectory: The directory in place of the image's `WORKDIR`.
    ///   - file: The file that messages name; the caller's if not given.
    ///   - line: The line in that file.
    /// - Returns: The code.
    public static func image(
        directory: String, options: ContainerImageAsset.Options = .init(), exclude: [String] = [], command: [String]? = nil,
        entryPoint: [String]? = nil, workingDirectory: String? = nil, file: String = #fileID, line: Int = #line
    ) -> Code {
        Code(file, line) { node, architecture in
            let place = SourceLocation.ofUser(file, line) ?? node.location
            var options = options
            options.platform = options.platform ?? architecture?.imagePlatform
            let asset = ContainerImageAsset(
                node, "AssetImage", directory: directory, options: options, exclude: exclude, file: place.file,
                line: place.line)
            return BoundCode(
                image: asset.imageURI, command: command, entryPoint: entryPoint, workingDirectory: workingDirectory,
                addMetadata: { asset.addResourceMetadata($0, property: "Code.ImageUri") })
        }
    }

    /// A container image of the stack's account and region that is there already.
    ///
    /// - Parameters:
    ///   - uri: `<account>.dkr.ecr.<region>.amazonaws.com/<repository>:<tag>`. The repository has to let Lambda pull it.
    ///   - command: The command in place of the image's `CMD`.
    ///   - entryPoint: The entry point in place of the image's `ENTRYPOINT`.
    ///   - workingDirectory: The directory in place of the image's `WORKDIR`.
    ///   - file: The file that messages name; the caller's if not given.
    ///   - line: The line in that file.
    /// - Returns: The code.
    public static func image(
        uri: Value<String>, command: [String]? = nil, entryPoint: [String]? = nil, workingDirectory: String? = nil, file: String = #fileID,
        line: Int = #line
    ) -> Code {
        Code(file, line) { _, _ in BoundCode(image: uri, command: command, entryPoint: entryPoint, workingDirectory: workingDirectory) }
    }

    /// Makes what the code needs below a construct.
    ///
    /// - Parameters:
    ///   - node: The node of the function or layer.
    ///   - architecture: The processors that the code is for; nil if that was not said.
    /// - Returns: The code as a function or layer takes it.
    func bound(to node: Node, for architecture: Architecture? = nil) -> BoundCode {
        node.reporting(at: location) { bind(node, architecture) }
    }

    /// The size of a template. The archive that CloudFormation makes of the code could be larger: https://github.com/aws/aws-cdk/pull/30773
    private static let maximumInlineSize = 1_000_000
}

/// The code of one function or layer.
struct BoundCode {
    enum Location {
        case inline(String)
        case object(bucket: Value<String>, key: Value<String>, version: Value<String>?)
        case image(Value<String>, Lambda.CfnFunction.ImageConfigProperty?)
    }

    let location: Location
    private let encryptionKey: ARN?
    private let addAssetMetadata: (CfnResource, String) -> Void

    init(location: Location, encryptionKey: ARN? = nil) {
        self.location = location
        self.encryptionKey = encryptionKey
        addAssetMetadata = { _, _ in }
    }

    init(_ asset: Asset, encryptionKey: (any KeyReference)?) {
        location = .object(bucket: asset.bucketName, key: asset.objectKey, version: nil)
        self.encryptionKey = encryptionKey?.arn
        addAssetMetadata = { asset.addResourceMetadata($0, property: $1) }
    }

    init(
        image: Value<String>, command: [String]?, entryPoint: [String]?, workingDirectory: String?,
        addMetadata: @escaping (CfnResource) -> Void = { _ in }
    ) {
        let isDefault = command == nil && entryPoint == nil && workingDirectory == nil
        let config = Lambda.CfnFunction.ImageConfigProperty(
            command: command.map { List($0) }, entryPoint: entryPoint.map { List($0) }, workingDirectory: Value(workingDirectory))
        location = .image(image, isDefault ? nil : config)
        encryptionKey = nil
        addAssetMetadata = { resource, _ in addMetadata(resource) }
    }

    var isImage: Bool {
        if case .image = location { true } else { false }
    }

    /// The property of a function.
    var property: Lambda.CfnFunction.CodeProperty {
        switch location {
        case .inline(let code): .init(sourceKmsKeyArn: encryptionKey.map { Value($0) }, zipFile: Value(code))
        case .object(let bucket, let key, let version):
            .init(s3Bucket: bucket, s3Key: key, s3ObjectVersion: version, sourceKmsKeyArn: encryptionKey.map { Value($0) })
        case .image(let uri, _): .init(imageUri: uri)
        }
    }

    /// The property of a function that overrides settings of its image.
    var imageConfig: Lambda.CfnFunction.ImageConfigProperty? {
        if case .image(_, let config) = location { config } else { nil }
    }

    /// Tells tools which property of the resource holds the code.
    func addMetadata(to resource: CfnResource, property: String = "Code") { addAssetMetadata(resource, property) }
}
