import CDK
import CDKS3

@main
struct Website: CDKApp {
    func build(_ app: App) {
        let stack = Stack(app, "website", env: Environment(region: .euWest1))
        let bucket = S3.CfnBucket(stack, "Pages", versioningConfiguration: .init(status: .enabled))
        bucket.applyRemovalPolicy(.retain)
        CfnOutput(stack, "Bucket", value: bucket.ref)
    }
}
