import CDK
import CDKS3
import CDKSQS

/// Synthesizes an app of a given size, `BenchmarkApp buckets|queues|mixed <stacks> <resources in each> <output directory>`, one with an asset,
/// `BenchmarkApp asset <file> <output directory>`, or one with a template, `BenchmarkApp include <file> <output directory>`.
///
/// The former with aws-cdk-lib is `benchmark.js`.
@main
enum Main {
    static func main() throws {
        let arguments = CommandLine.arguments
        if arguments.count == 4, arguments[1] == "asset" {
            let app = App(outputDirectory: arguments[3])
            _ = Asset(Stack(app, "Stack"), "Asset", path: arguments[2])
            try app.synth()
            return
        }
        if arguments.count == 4, arguments[1] == "include" {
            let app = App(outputDirectory: arguments[3])
            _ = CfnInclude(Stack(app, "Stack"), "Template", templateFile: arguments[2])
            // What is wrong with the template is no matter here.
            _ = try? app.synth()
            return
        }
        guard arguments.count == 5, let stacks = Int(arguments[2]), let resources = Int(arguments[3]) else {
            print(
                "usage: BenchmarkApp buckets|queues|mixed <stacks> <resources> <output directory> | asset|include <file> <output directory>"
            )
            return
        }
        let app = App(outputDirectory: arguments[4])
        for index in 0..<stacks {
            let stack = Stack(app, "Stack\(index)")
            var mixed = MixedResources(stack)
            for number in 0..<resources {
                switch arguments[1] {
                case "buckets": bucket(stack, number)
                case "mixed": mixed.add(number)
                default: queue(stack, number)
                }
            }
        }
        try app.synth()
    }

    private static func bucket(_ stack: Stack, _ number: Int) {
        _ = S3.CfnBucket(
            stack, "Bucket\(number)", bucketName: "bucket-\(number)",
            publicAccessBlockConfiguration: .init(blockPublicAcls: true, blockPublicPolicy: true),
            versioningConfiguration: .init(status: "Enabled"))
    }

    private static func queue(_ stack: Stack, _ number: Int) {
        _ = SQS.CfnQueue(stack, "Queue\(number)", queueName: "queue-\(number)-\(stack.region)", visibilityTimeout: 300)
    }
}
