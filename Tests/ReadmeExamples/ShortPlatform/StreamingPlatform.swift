import CDK
import MediaConstructs

@main
struct StreamingPlatform: CDKApp {
    func build(_ app: App) {
        let suffix = EnvironmentSuffix(app)
        let stack = Stack(app, "streaming-\(suffix)", env: Environment(region: .euSouth1))

        let ingest = IngestBucket(stack, "Ingest", environmentSuffix: suffix, accepting: .video)
        let pipeline = TranscodePipeline(
            stack, "Transcode", environmentSuffix: suffix, source: ingest, ladder: [.hd1080, .hd720, .sd480, .sd360])
        let delivery = Distribution(stack, "Delivery", environmentSuffix: suffix, origin: pipeline.output)
        pipeline.watch(delivery)

        RemovalPolicies.of(app).apply(.destroy)  // everything goes with its stack
        CfnOutput(stack, "PlaybackDomain", value: delivery.domainName)
    }
}
