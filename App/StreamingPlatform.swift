import CDK
import MediaConstructs

/// The streaming platform: uploads come in, are transcoded for adaptive streaming, and are delivered through CloudFront.
@main
struct StreamingPlatform: CDKApp {
    func build(_ app: App) {
        let suffix = EnvironmentSuffix(app)
        let settings = PlatformSettings(app, suffix)
        let stack = Stack(app, "streaming-\(suffix)", env: Environment(region: settings.region), terminationProtection: settings.retains)
        let guarding = DeploymentGuard(stack, "Guard", environmentSuffix: suffix, confirmation: settings.confirmation)
        let keys = settings.encryptsWithKMS ? MediaKeys(stack, "Keys", environmentSuffix: suffix) : nil

        let ingest = IngestBucket(
            stack, "Ingest", environmentSuffix: suffix, accepting: .video, encryptionKey: keys?.sources,
            uploadOrigins: settings.uploadOrigins, storageTiers: settings.masters, presignsUploads: true)
        let pipeline = TranscodePipeline(
            stack, "Transcode", environmentSuffix: suffix, source: ingest, ladder: settings.ladder,
            thumbnails: settings.thumbnails, automatedABR: settings.automatedABR, outputKey: keys?.renditions,
            outputStorage: settings.renditionStorage, mediaConvert: settings.mediaConvert, alarmEmail: settings.alarmEmail,
            longestJob: settings.longestJob, filmsAtOnce: settings.filmsAtOnce, runbookURL: settings.runbookURL,
            logsAllEvents: settings.logsAllEvents)
        let viewers = settings.viewers
        let delivery = Distribution(
            stack, "Delivery", environmentSuffix: suffix, origin: pipeline.output, viewers: viewers.admitted,
            priceClass: viewers.priceClass, geoRestriction: viewers.countries, originShield: viewers.originShield, domain: settings.domain,
            firewall: viewers.firewall)
        pipeline.watch(delivery)
        AssetLife(stack, "Assets", pipeline: pipeline, delivery: delivery)

        for (setting, values) in settings.kept { guarding.keep(setting, values) }
        guarding.keep("mediaConvert", [pipeline.placement])

        for (name, value) in settings.tags.all { Tags.of(app).add(name, Value(value)) }
        TemplateRules.of(app).add(SecurityRules())
        // Everything goes with its stack, or what nobody could make again stays.
        RemovalPolicies.of(app).apply(.destroy)
        if settings.retains {
            RemovalPolicies.of(stack).apply(
                .retain, including: ["AWS::CloudFront::KeyValueStore", "AWS::DynamoDB::Table", "AWS::S3::Bucket"])
            if let keys { RemovalPolicies.of(keys).apply(.retain, including: ["AWS::KMS::Key"]) }
        }
        CfnOutput(stack, "SourceBucket", value: ingest.storage.bucketName)
        CfnOutput(stack, "PlaybackDomain", value: delivery.domainName)
        // Whoever signs names the key, in the order of the files.
        for (number, id) in zip(1..., delivery.viewerKeyIDs) { CfnOutput(stack, "ViewerKey\(number)", value: id) }
        if let store = delivery.pathTokenStoreARN { CfnOutput(stack, "PathTokenStore", value: store) }
        // Whoever brings a domain has to point it there.
        if let domain = settings.domain, domain.hostedZoneID == nil {
            CfnOutput(stack, "DistributionDomain", value: delivery.ownDomainName)
        }
    }
}
