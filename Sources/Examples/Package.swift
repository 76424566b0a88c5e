// swift-tools-version: 6.1
import PackageDescription

// The package manager calls a package in a directory like the directory: that of the clone around this one.
let library = Context.packageDirectory.split(separator: "/").dropLast(2).last.map(String.init) ?? "swift-cdk"

func example(_ name: String, _ modules: String...) -> Target {
    .executableTarget(name: name, dependencies: (["CDK"] + modules).map { .product(name: $0, package: library) })
}

let examples = ["DeployRoles", "HTTPAPI", "StaticSite", "TwoPipelines", "Workers"]

let package = Package(
    name: "examples",
    platforms: [.macOS(.v15)],
    dependencies: [.package(path: "../..")],
    targets: [
        example("DeployRoles", "CDKIAM"),
        example("HTTPAPI", "CDKApiGatewayV2", "CDKDynamoDB", "CDKLambda"),
        example("StaticSite", "CDKCertificateManager", "CDKCloudFront", "CDKIAM", "CDKRoute53", "CDKS3"),
        example("TwoPipelines", "MediaConstructs"),
        example("Workers", "CDKCloudWatch", "CDKDynamoDB", "CDKEvents", "CDKEventsTargets", "CDKLambda", "CDKS3", "CDKSQS"),
        .testTarget(
            name: "ExamplesTests",
            dependencies: examples.map { .target(name: $0) } + [
                .product(name: "CDK", package: library), .product(name: "CDKAssertions", package: library),
            ]),
    ],
    swiftLanguageModes: [.v6]
)
