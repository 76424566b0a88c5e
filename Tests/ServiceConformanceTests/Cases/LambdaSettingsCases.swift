import CDK
import CDKIAM
import CDKKMS
import CDKLambda
import CDKLogs
import CDKSNS
import CDKSQS
import ConformanceSupport
import Testing

@Suite struct LambdaSettingsCases {
    private static let name = "88-lambda-settings"

    @Test func settings() throws {
        try Conformance.check(Self.name) { app in
            let stack = Stack(app, "Settings", env: Conformance.environment)
            let key = Key(stack, "Key")
            let handler = "index.handler"
            Function(
                stack, "Encrypted", code: .inline("x"), runtime: .python3_13, handler: handler, environment: ["A": "b"],
                environmentEncryptionKey: key)
            Function(
                stack, "Json", code: .inline("x"), runtime: .python3_13, handler: handler, logGroup: LogGroup(stack, "Log"),
                logFormat: .json(application: .warn, system: .debug))
            Function(stack, "Text", code: .inline("x"), runtime: .python3_13, handler: handler, logFormat: .text)
            Function(
                stack, "Queue", code: .inline("x"), runtime: .python3_13, handler: handler, tracing: .passThrough,
                deadLetterTarget: .queue(Queue(stack, "Dead")))
            Function(
                stack, "Topic", code: .inline("x"), runtime: .python3_13, handler: handler,
                deadLetterTarget: .topic(Topic(stack, "DeadTopic")), recursiveLoop: .allow)
            Function(
                stack, "Snap", code: .inline("x"), runtime: .python3_13, handler: handler, snapStart: .publishedVersions,
                runtimeManagement: .manual("arn:aws:lambda:eu-south-1::runtime:x"))
            let managed = Function(
                stack, "Managed", code: .inline("x"), runtime: .python3_13, handler: handler, functionName: .generatedIfNeeded,
                runtimeManagement: .onFunctionUpdate)
            Function(
                stack, "Auto", code: .inline("x"), runtime: .python3_13, handler: handler,
                initialPolicy: [PolicyStatement(actions: ["a:B"], resources: ["*"])], runtimeManagement: .automatic)
            let role = Role(stack, "Role", assumedBy: .service("lambda.amazonaws.com"))
            Function(stack, "Given", code: .inline("x"), runtime: .python3_13, handler: handler, role: role, tracing: .active)
            Function(
                stack, "Path", code: .path(Conformance.file(Self.name, "code"), exclude: ["*.txt"], encryptionKey: key),
                runtime: .python3_13, handler: handler)
            // The same content, carried by the program.
            let text = try Conformance.text(Self.name, "code/index.py")
            Function(stack, "Memory", code: .files(["index.py": Array(text.utf8)]), runtime: .python3_13, handler: handler)
            Function(
                stack, "Image",
                code: .image(
                    directory: Conformance.file(Self.name, "image"), command: ["a.b"], entryPoint: ["/e"], workingDirectory: "/w"),
                architecture: .arm64)
            Function(stack, "PlainImage", code: .image(directory: Conformance.file(Self.name, "image")))
            let far = Stack(app, "Far", env: Environment(account: "222222222222", region: .euSouth1))
            topic(far, "T", ["a": AnyValue(managed.arn), "b": AnyValue(managed.name)])
        }
    }
}
