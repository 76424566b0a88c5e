import CDK
import MediaConstructs

/// A platform for films, and one for live recordings.
///
///     swift run TwoPipelines -c certificateArn=arn:aws:acm:us-east-1:111111111111:certificate/…
@main
struct TwoPipelines: CDKApp {
    func build(_ app: App) {
        let suffix = EnvironmentSuffix(app)
        let stack = Stack(app, "streaming-\(suffix)", env: Environment(region: .euSouth1))
        let certificate =
            app.node.context("certificateArn")?.string
            ?? "arn:aws:acm:us-east-1:111111111111:certificate/11111111-1111-1111-1111-111111111111"

        let films = IngestBucket(stack, "Films", environmentSuffix: suffix, presignsUploads: true)
        let filmPipeline = TranscodePipeline(stack, "FilmPipeline", environmentSuffix: suffix, source: films)
        let filmDelivery = Distribution(
            stack, "FilmDelivery", environmentSuffix: suffix, origin: filmPipeline.output,
            domain: CustomDomain("films.example.com", certificateARN: certificate))
        filmPipeline.watch(filmDelivery)

        // A second one of each kind has a name, with which the names of its resources begin.
        let recordings = IngestBucket(stack, "Recordings", environmentSuffix: suffix, name: "live")
        let livePipeline = TranscodePipeline(
            stack, "LivePipeline", environmentSuffix: suffix, name: "live", source: recordings, ladder: [.hd720, .sd480], preview: nil)
        let liveDelivery = Distribution(
            stack, "LiveDelivery", environmentSuffix: suffix, name: "live", origin: livePipeline.output)
        livePipeline.watch(liveDelivery)
        // Under CloudFront's own host name viewers may use old TLS, which is told unless it is meant.
        Annotations.of(liveDelivery).acknowledgeWarning("swift-cdk:media/viewers-tls")

        RemovalPolicies.of(app).apply(.destroy)
        CfnOutput(stack, "FilmDomain", value: filmDelivery.domainName)
        CfnOutput(stack, "LiveDomain", value: liveDelivery.domainName)
    }
}
