import CDK
import CloudAssembly
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
