// swift-tools-version: 6.1
import PackageDescription

/// AWS services with a module of their own: `Sources/Services/<Name>`, product and target `CDK<Name>`.
let services = [
    "CloudFront", "CloudWatch", "DynamoDB", "EC2", "Events", "IAM", "KMS", "Lambda", "Logs", "MediaConvert",
    "QuickSight", "S3", "SNS", "SQS", "SSM", "StepFunctions",
]

/// The services that have building blocks beside the generated classes, and those that their building blocks work with.
let serviceDependencies: [String: [String]] = [
    "CloudWatch": ["IAM"],
    "DynamoDB": ["CloudWatch", "IAM", "KMS"],
    "Events": ["CloudWatch", "IAM", "KMS", "Lambda", "Logs", "SNS", "SQS", "StepFunctions"],
    "IAM": [],
    "KMS": ["IAM"],
    "Lambda": ["CloudWatch", "IAM", "KMS", "Logs", "S3", "SNS", "SQS"],
    "Logs": ["CloudWatch", "IAM", "KMS"],
    "MediaConvert": [],
    "S3": ["IAM", "KMS"],
    "SNS": ["CloudWatch", "IAM", "KMS", "SQS"],
    "SQS": ["CloudWatch", "IAM", "KMS"],
    "StepFunctions": ["CloudWatch", "DynamoDB", "IAM", "KMS", "Lambda", "Logs", "SNS", "SQS"],
]
let servicesWithBuildingBlocks = serviceDependencies.keys.sorted()

/// The Python files of the Lambda functions, each without its ending.
let handlers = [
    "bucket_contents", "event_fields", "job_plan", "mediaconvert_client", "plan_job", "presign_upload", "resume_execution", "run_job",
    "source_media", "structured_log", "verify_outputs",
]

let package = Package(
    name: "swift-cdk",
    platforms: [.macOS(.v15)],
    products: [
        .library(name: "CDK", targets: ["CDK"]),
        .library(name: "CDKAssertions", targets: ["CDKAssertions"]),
        .library(name: "CloudAssembly", targets: ["CloudAssembly"]),
        .library(name: "MediaConstructs", targets: ["MediaConstructs"]),
        .executable(name: "App", targets: ["App"]),
    ] + services.map { .library(name: "CDK\($0)", targets: ["CDK\($0)"]) },
    dependencies: [
        // MD5 for logical ids, SHA-1 for construct addresses, SHA-256 for assets.
        .package(url: "https://github.com/apple/swift-crypto", "3.12.0"..<"5.0.0"),
        // The command line of the generator; nothing that an app builds.
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0"),
    ],
    targets: [
        .target(name: "CloudAssembly"),
        .target(name: "CDK", dependencies: ["CloudAssembly", .product(name: "Crypto", package: "swift-crypto")]),
        .target(name: "CDKAssertions", dependencies: ["CDK", "CloudAssembly"]),
    ] + services.map { service in
        .target(
            name: "CDK\(service)",
            dependencies: ["CDK", "CloudAssembly"] + (serviceDependencies[service] ?? []).map { .target(name: "CDK\($0)") },
            path: "Sources/Services/\(service)"
        )
    } + [
        .target(
            name: "MediaConstructs",
            dependencies: [
                "CDK", "CDKCloudFront", "CDKCloudWatch", "CDKDynamoDB", "CDKEvents", "CDKIAM", "CDKKMS", "CDKLambda",
                "CDKLogs", "CDKMediaConvert", "CDKS3", "CDKSNS", "CDKSQS", "CDKStepFunctions",
                "CloudAssembly",
            ],
            path: "Constructs",
            // Carried in the program instead of a bundle beside it, whose path would be that of the build machine.
            resources: handlers.map { .embedInCode("Handlers/\($0).py") }
        ),
        .executableTarget(name: "App", dependencies: ["CDK", "CloudAssembly", "MediaConstructs"], path: "App"),
        .executableTarget(
            name: "CDKGenerator",
            dependencies: ["CDK", "CloudAssembly", .product(name: "ArgumentParser", package: "swift-argument-parser")],
            exclude: ["README.md", "regenerate"]
        ),
        // Not products: apps of a given size to be timed, see Tests/Benchmark,
        .executableTarget(name: "BenchmarkApp", dependencies: ["CDK", "CDKS3", "CDKSQS"], path: "Tests/Benchmark/BenchmarkApp"),
        // and the random trees of the differential fuzzer, see Tests/Fuzz.
        .executableTarget(name: "FuzzApp", dependencies: ["CDK", "CloudAssembly"], path: "Tests/Fuzz/FuzzApp"),
        .testTarget(name: "CloudAssemblyTests", dependencies: ["CloudAssembly"]),
        .testTarget(
            name: "CDKGeneratorTests",
            dependencies: ["CDK", "CDKGenerator", "CDKEvents", "CDKS3", "CDKSNS", "CloudAssembly"],
            exclude: ["Snapshots"]
        ),
        .testTarget(name: "CDKTests", dependencies: ["CDK", "CDKAssertions", "CDKS3", "CDKIAM"]),
        .testTarget(
            name: "MediaConstructsTests", dependencies: ["App", "MediaConstructs", "CDK", "CDKAssertions", "CDKKMS", "CloudAssembly"]),
        .target(name: "ConformanceSupport", dependencies: ["CDK", "CloudAssembly"], path: "Tests/ConformanceSupport"),
        .testTarget(
            name: "ConformanceTests", dependencies: ["CDK", "CloudAssembly", "ConformanceSupport"], exclude: ["Goldens", "README.md"]
        ),
        // Settings of MediaConvert for tests in Swift and against botocore's model, see Tests/MediaConvertSettings.
        .executableTarget(
            name: "SettingsSamples", dependencies: ["CDKMediaConvert", "CloudAssembly"],
            path: "Tests/MediaConvertSettings/SettingsSamples"),
        .testTarget(
            name: "ServiceTests",
            dependencies: ["CDK", "CDKAssertions", "CloudAssembly", "SettingsSamples"]
                + servicesWithBuildingBlocks.map { .target(name: "CDK\($0)") }),
        .executableTarget(
            name: "IAMFuzz", dependencies: ["CDK", "CDKAssertions", "CDKIAM", "CloudAssembly"], path: "Tests/Fuzz/IAM/IAMFuzz"),
        .executableTarget(
            name: "StepFunctionsFuzz",
            dependencies: ["CDK", "CDKAssertions", "CDKIAM", "CDKKMS", "CDKLogs", "CDKStepFunctions", "CloudAssembly"],
            path: "Tests/Fuzz/StepFunctions/StepFunctionsFuzz"),
        .testTarget(
            name: "ServiceConformanceTests",
            dependencies: ["CDK", "CloudAssembly", "ConformanceSupport"] + servicesWithBuildingBlocks.map { .target(name: "CDK\($0)") },
            exclude: ["Goldens"]
        ),
    ],
    swiftLanguageModes: [.v6]
)
