// swift-tools-version: 6.1
import PackageDescription

/// AWS services with a module of their own, product and target `CDK<Name>`: those with building blocks in `Sources/Services/<Name>`, the
/// others in `Sources/Generated/<Name>`. All of CloudFormation's; the list is written by `Sources/CDKGenerator/regenerate`. Only those that
/// a program imports, and what they depend on, are compiled for it.
let services = """
    ACMPCA AIOps APS ARCRegionSwitch ARCZonalShift ASK AWSExternalAnthropic AccessAnalyzer AccountAccess AgentRegistry AmazonMQ Amplify
    AmplifyUIBuilder ApiGateway ApiGatewayV2 AppConfig AppFabric AppFlow AppIntegrations AppMesh AppRunner AppStream AppSync AppTest
    ApplicationAutoScaling ApplicationInsights ApplicationSignals Athena AuditManager AutoScaling AutoScalingPlans B2BI BCM BCMDataExports
    Backup BackupGateway Batch BcmPricingCalculator Bedrock BedrockAgentCore BedrockMantle Billing BillingConductor Braket Budgets CE CUR
    Cases Cassandra CertificateManager Chatbot Chime CleanRooms CleanRoomsML Cloud9 CloudFormation CloudFront CloudHSM CloudTrail CloudWatch
    CodeArtifact CodeBuild CodeCommit CodeConnections CodeDeploy CodeGuruProfiler CodeGuruReviewer CodePipeline CodeStar CodeStarConnections
    CodeStarNotifications Cognito Comprehend ComputeOptimizer Config Connect ConnectCampaigns ConnectCampaignsV2 ControlTower
    CustomerProfiles DAX DLM DMS DRS DSQL DataBrew DataExchange DataPipeline DataSync DataZone Deadline Detective DevOpsAgent DevOpsGuru
    DeviceFarm DirectConnect DirectoryService DocDB DocDBElastic DynamoDB EC2 ECR ECS EFS EKS EMR EMRContainers EMRServerless EVS
    ElastiCache ElasticBeanstalk ElasticLoadBalancing ElasticLoadBalancingV2 Elasticsearch ElementalInference EntityResolution EventSchemas
    Events EventsV2 Evidently FIS FMS FSx FinSpace Forecast FraudDetector GameLift GameLiftStreams GlobalAccelerator Glue Grafana Greengrass
    GreengrassV2 GroundStation GuardDuty HealthAgent HealthImaging HealthLake IAM IVS IVSChat IdentityStore ImageBuilder Inspector
    InspectorV2 Interconnect InternetMonitor Invoicing IoT IoTAnalytics IoTCoreDeviceAdvisor IoTEvents IoTFleetHub IoTFleetWise
    IoTSecureTunneling IoTSiteWise IoTThingsGraph IoTTwinMaker IoTWireless KMS KafkaConnect Kendra KendraRanking Kinesis KinesisAnalytics
    KinesisAnalyticsV2 KinesisFirehose KinesisVideo LakeFormation Lambda LaunchWizard Lex LicenseManager LicenseManagerLinuxSubscriptions
    Lightsail Location Logs LookoutEquipment LookoutMetrics LookoutVision M2 MGN MPA MSK MWAA MWAAServerless Macie ManagedBlockchain
    MediaConnect MediaConvert MediaLive MediaPackage MediaPackageV2 MediaStore MediaTailor MemoryDB Neptune NeptuneGraph NetworkFirewall
    NetworkFlowMonitor NetworkManager NetworkMonitor NetworkSecurityManager NimbleStudio Notifications NotificationsContacts NovaAct ODB
    OSIS Oam ObservabilityAdmin Omics OpenSearch OpenSearchServerless OpenSearchService OpsWorks OpsWorksCM Organizations Outposts
    PCAConnectorAD PCAConnectorSCEP PCS PI Panorama PaymentCryptography Personalize Pinpoint PinpointEmail Pipes PricingPlanManager Proton
    QBusiness QLDB QuickSight RAM RDS RTBFabric RUM Rbin Redshift RedshiftServerless RefactorSpaces Rekognition ResilienceHub
    ResilienceHubV2 ResourceExplorer2 ResourceGroups RoboMaker RolesAnywhere Route53 Route53GlobalResolver Route53Profiles
    Route53RecoveryControl Route53RecoveryReadiness Route53Resolver S3 S3Express S3Files S3ObjectLambda S3Outposts S3Tables S3Vectors SCN
    SDB SES SMSVOICE SNS SQS SSM SSMContacts SSMGuiConnect SSMIncidents SSMQuickSetup SSO SageMaker Scheduler SecretsManager SecurityAgent
    SecurityHub SecurityLake Serverless ServerlessRepo ServiceCatalog ServiceCatalogAppRegistry ServiceDiscovery Shield Signer
    SimSpaceWeaver StepFunctions StorageGateway SupportApp SupportAuthZ Synthetics SystemsManagerSAP Textract Timestream Transcribe Transfer
    Translate UXC VerifiedPermissions VoiceID VpcLattice WAF WAFRegional WAFv2 WellArchitected Wickr Wisdom WorkSpaces WorkSpacesThinClient
    WorkSpacesWeb WorkspacesInstances XRay
    """.split(whereSeparator: \.isWhitespace).map(String.init)

/// The services that have building blocks beside the generated classes, and those that their building blocks work with.
let serviceDependencies: [String: [String]] = [
    "CloudWatch": ["IAM"],
    "DynamoDB": ["CloudWatch", "IAM", "KMS"],
    "Events": ["IAM", "KMS"],
    "IAM": [],
    "KMS": ["IAM"],
    "Lambda": ["CloudWatch", "IAM", "KMS", "Logs", "S3", "SNS", "SQS"],
    "Logs": ["CloudWatch", "IAM", "KMS"],
    "MediaConvert": [],
    "S3": ["IAM", "KMS"],
    "SNS": ["CloudWatch", "IAM", "KMS", "SQS"],
    "SQS": ["CloudWatch", "IAM", "KMS"],
    "SSM": ["IAM"],
    "Scheduler": ["CloudWatch", "IAM"],
    "StepFunctions": ["CloudWatch", "IAM", "KMS", "Logs"],
]

/// What joins a service with many others, in `Sources/Integrations/<Name>`: modules of their own, so that a program that uses the service
/// alone does not compile the others. In the form of `serviceDependencies`.
let integrationDependencies: [String: [String]] = [
    "EventsTargets": ["Events", "IAM", "Lambda", "Logs", "SNS", "SQS", "StepFunctions"],
    "StepFunctionsTasks": ["DynamoDB", "IAM", "Lambda", "SNS", "SQS", "StepFunctions"],
]
let integrations = integrationDependencies.keys.sorted()
let modulesWithBuildingBlocks = serviceDependencies.keys.sorted() + integrations

func module(_ name: String, dependencies: [String]?, in folder: String) -> Target {
    .target(
        name: "CDK\(name)", dependencies: ["CDK", "CloudAssembly"] + (dependencies ?? []).map { .target(name: "CDK\($0)") },
        path: "Sources/\(folder)/\(name)")
}

let modules =
    services.map { service in
        let dependencies = serviceDependencies[service]
        return module(service, dependencies: dependencies, in: dependencies == nil ? "Generated" : "Services")
    } + integrations.map { module($0, dependencies: integrationDependencies[$0], in: "Integrations") }

/// The Python files of the Lambda functions, each without its ending.
let handlers = [
    "accepted_files", "admit_uploads", "asf_facts", "asked_assets", "await_outputs", "bucket_contents", "bucket_emptying",
    "container_facts", "container_reading", "contract", "count_ends", "custom_resource", "delete_asset", "deletion_receipt",
    "delivered_files", "deployment_guard", "ebml", "edge_copies", "ended_jobs", "event_fields", "expected_outputs", "failures",
    "film_executions", "film_master", "find_assets", "fitted_outputs", "former_jobs", "frame_rates", "gone_files", "hls_playlist",
    "job_clocks", "job_plan", "job_rows", "job_submission", "lost_jobs", "made_outputs", "matroska_facts", "mediaconvert_client",
    "mp4_boxes", "mp4_facts", "multipart_uploads", "mxf_facts", "picture_color", "picture_size", "plain_cause", "plain_text",
    "plan_job", "presign_upload", "probe_answer", "read_asset", "remake_assets", "resume_execution", "riff_facts", "run_job",
    "service_errors", "sound_tracks", "source_bytes", "source_media", "source_object", "stack_outputs", "stage_source",
    "staged_objects", "stored_versions", "structured_log", "sweep_makings", "task_token", "thumbnail_extras", "upload_rows",
    "verify_outputs", "watch_assets",
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
        .executable(name: "cdk-init", targets: ["CDKInit"]),
    ] + (services + integrations).map { .library(name: "CDK\($0)", targets: ["CDK\($0)"]) },
    targets: [
        .target(name: "CloudAssembly"),
        // MD5 for logical ids, SHA-1 for construct addresses, SHA-256 for assets.
        .target(name: "CDKDigests"),
        // CloudFormation's types and what their properties may hold, as a table.
        .target(name: "CDKSchemas"),
        .target(name: "CDK", dependencies: ["CDKDigests", "CDKSchemas", "CloudAssembly"]),
        .target(name: "CDKAssertions", dependencies: ["CDK", "CloudAssembly"]),
    ] + modules + [
        .target(
            name: "MediaConstructs",
            dependencies: [
                "CDK", "CDKCertificateManager", "CDKCloudFront", "CDKCloudWatch", "CDKDynamoDB", "CDKEvents", "CDKEventsTargets", "CDKIAM",
                "CDKKMS", "CDKLambda", "CDKLogs", "CDKMediaConvert", "CDKRoute53", "CDKS3", "CDKSNS", "CDKSQS", "CDKStepFunctions",
                "CDKStepFunctionsTasks", "CDKWAFv2", "CloudAssembly",
            ],
            path: "Constructs",
            // Carried in the program instead of a bundle beside it, whose path would be that of the build machine.
            resources: handlers.map { .embedInCode("Handlers/\($0).py") }
                + ["browser_caching", "path_tokens"].map { .embedInCode("Delivery/EdgeFunctions/\($0).js") }
        ),
        .executableTarget(name: "App", dependencies: ["CDK", "CloudAssembly", "MediaConstructs"], path: "App"),
        // Makes a package for an app of one's own.
        .executableTarget(name: "CDKInit", dependencies: ["CloudAssembly"]),
        .executableTarget(
            name: "CDKGenerator",
            dependencies: ["CDK", "CDKSchemas", "CloudAssembly"],
            exclude: ["Fetch", "Names.md", "Patterns.md", "README.md", "regenerate"]
        ),
        // Not products: apps of a given size to be timed, see Tests/Benchmark,
        .executableTarget(name: "BenchmarkApp", dependencies: ["CDK", "CDKS3", "CDKSQS"], path: "Tests/Benchmark/BenchmarkApp"),
        // and the random trees of the differential fuzzer, see Tests/Fuzz.
        .executableTarget(
            name: "FuzzApp", dependencies: ["CDK", "CDKIAM", "CDKS3", "CDKSNS", "CDKSQS", "CloudAssembly"], path: "Tests/Fuzz/FuzzApp"),
        // what our reader makes of YAML texts, for Tests/YAML,
        .executableTarget(name: "YAMLReadings", dependencies: ["CDK"], path: "Tests/YAML/YAMLReadings"),
        .testTarget(name: "CloudAssemblyTests", dependencies: ["CloudAssembly"]),
        .testTarget(name: "CDKDigestsTests", dependencies: ["CDKDigests"]),
        // Parsers of outside text, for libFuzzer and for a test of its seeds.
        .testTarget(
            name: "HostileInputTests", dependencies: ["CDK", "CDKIAM", "CDKSchemas", "CloudAssembly"],
            path: "Tests/HostileInput/HostileInputTests"),
        .testTarget(name: "CDKSchemasTests", dependencies: ["CDKSchemas", "CloudAssembly"]),
        .testTarget(
            name: "CDKGeneratorTests",
            dependencies: ["CDK", "CDKGenerator", "CDKSchemas", "CDKEvents", "CDKS3", "CDKSNS", "CloudAssembly"],
            exclude: ["Snapshots"]
        ),
        .testTarget(name: "CDKInitTests", dependencies: ["CDKInit"]),
        .testTarget(name: "CDKAssertionsTests", dependencies: ["CDK", "CDKAssertions", "CDKIAM", "CDKS3"]),
        .testTarget(name: "CDKTests", dependencies: ["CDK", "CDKAssertions", "CDKS3", "CDKIAM"]),
        .testTarget(
            name: "MediaConstructsTests",
            dependencies: [
                "App", "EveryOption", "MediaConstructs", "RandomPipelines", "CDK", "CDKAssertions", "CDKKMS", "CDKMediaConvert",
                "CloudAssembly",
            ]),
        // Pipelines by chance for tests in Swift and in Python, see Tests/Templates.
        .executableTarget(
            name: "RandomPipelines", dependencies: ["CDK", "CDKMediaConvert", "CloudAssembly", "MediaConstructs"],
            path: "Tests/Templates/RandomPipelines"),
        // A platform with every option of a distribution, for the same.
        .executableTarget(
            name: "EveryOption", dependencies: ["CDK", "CDKKMS", "MediaConstructs"], path: "Tests/Templates/EveryOption"),
        .target(name: "ConformanceSupport", dependencies: ["CDK", "CloudAssembly"], path: "Tests/ConformanceSupport"),
        .testTarget(
            name: "ConformanceTests", dependencies: ["CDK", "CloudAssembly", "ConformanceSupport"], exclude: ["Goldens", "README.md"]
        ),
        // Settings of MediaConvert for tests in Swift and against botocore's model, see Tests/MediaConvertSettings.
        .executableTarget(
            name: "SettingsSamples", dependencies: ["CDKMediaConvert", "CloudAssembly"],
            path: "Tests/MediaConvertSettings/SettingsSamples"),
        // What synthesis says of many templates, see Tests/Validation.
        .executableTarget(
            name: "TemplateFindings", dependencies: ["CDK", "CloudAssembly"], path: "Tests/Validation/TemplateFindings"),
        // The programs of README.md and GettingStarted.md, letter by letter; the tests compare them. Under other names: those there are for
        // packages of readers.
        .executableTarget(name: "WebsiteExample", dependencies: ["CDK", "CDKS3"], path: "Tests/ReadmeExamples/Website"),
        .executableTarget(name: "ShortPlatform", dependencies: ["CDK", "MediaConstructs"], path: "Tests/ReadmeExamples/ShortPlatform"),
        .testTarget(
            name: "ServiceTests",
            dependencies: [
                "CDK", "CDKAssertions", "CloudAssembly", "MediaConstructs", "SettingsSamples", "ShortPlatform", "WebsiteExample",
            ]
                + modulesWithBuildingBlocks.map { .target(name: "CDK\($0)") }),
        .executableTarget(
            name: "IAMFuzz", dependencies: ["CDK", "CDKAssertions", "CDKIAM", "CloudAssembly"], path: "Tests/Fuzz/IAM/IAMFuzz"),
        .executableTarget(
            name: "StepFunctionsFuzz",
            dependencies: [
                "CDK", "CDKAssertions", "CDKIAM", "CDKKMS", "CDKLogs", "CDKStepFunctions", "CDKStepFunctionsTasks", "CloudAssembly",
            ],
            path: "Tests/Fuzz/StepFunctions/StepFunctionsFuzz"),
        .testTarget(
            name: "ServiceConformanceTests",
            dependencies: ["CDK", "CloudAssembly", "ConformanceSupport"] + modulesWithBuildingBlocks.map { .target(name: "CDK\($0)") },
            exclude: ["Goldens"]
        ),
    ],
    swiftLanguageModes: [.v6]
)
