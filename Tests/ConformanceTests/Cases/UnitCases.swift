import CDK
import ConformanceSupport
import Testing

@Suite struct UnitCases {
    @Test func durationsSizesAndARNs() throws {
        try Conformance.check("24-duration-size-arn") { app in
            let s = Stack(app, "Util", env: Conformance.environment)
            let agnostic = Stack(app, "UtilAgnostic")
            let parsed = try Duration(iso8601: "P1DT2H3M4.5S")
            let long: Duration = .days(2) + .hours(3)
            resource(
                s, "D",
                [
                    "iso": texts(
                        [.seconds(0), .seconds(90), .minutes(61), long, .milliseconds(1500), .hours(48), parsed, .milliseconds(1)].map(
                            \Duration.iso8601)),
                    "hum": texts(
                        [.seconds(0), .seconds(1), .seconds(90), .minutes(61), long, .milliseconds(1500), .milliseconds(86_461_001)]
                            .map(\Duration.description)),
                    "conv": [
                        AnyValue(Duration.minutes(5).seconds), AnyValue(Duration.hours(1).milliseconds),
                        AnyValue(Duration.seconds(86400).whole(.days) ?? 0), AnyValue(Duration.seconds(90).fractional(.minutes)),
                    ],
                    "str": [
                        AnyValue(String(reflecting: Duration.minutes(5))), AnyValue("\(Duration.minutes(5).unit)"),
                        AnyValue((.minutes(5) - .seconds(30) as Duration).seconds),
                    ],
                ])
            resource(
                s, "S",
                [
                    "a": [
                        AnyValue(Size.gibibytes(1).whole(.mebibytes) ?? 0), AnyValue(Size.mebibytes(1536).roundedDown(.gibibytes)),
                        AnyValue(Size.mebibytes(1536).fractional(.gibibytes)), AnyValue(Size.kibibytes(1).whole(.bytes) ?? 0),
                        AnyValue(Size.tebibytes(1).whole(.gibibytes) ?? 0), AnyValue(Size.pebibytes(1).whole(.tebibytes) ?? 0),
                    ],
                    "h": texts([Size.mebibytes(1536), .bytes(12), .kibibytes(1), .gibibytes(1.25)].map(\.description)),
                ])
            let t = resource(s, "T")
            resource(agnostic, "T")
            resource(s, "F", arns(s))
            resource(agnostic, "F", arns(agnostic))
            resource(
                s, "P",
                [
                    "l1": try parts("arn:aws:iam::1234:role/path/Name", .slash), "l2": try parts("arn:aws:sns:r:1:topic", .resource),
                    "l3": try parts("arn:aws:logs:r:1:log-group:/a/b:*", .colon),
                    "l4": try parts("arn:aws:apigateway:r::/restapis/x", .leadingSlash),
                ])
            let arn = ARN(raw: t.ref.raw)
            resource(
                s, "PT",
                [
                    "t1": try parts(arn, .slash), "t2": try parts(arn, .colon), "t3": try parts(arn, .resource),
                    "n": AnyValue(try arn.resourceName(ofType: "role")),
                ])
        }
    }

    private func texts(_ values: [String]) -> AnyValue { AnyValue(values.map { AnyValue($0) }) }

    private func arns(_ stack: Stack) -> Map<AnyValue> {
        [
            "a": AnyValue(ARN(in: stack, service: "sns", resource: "topic")),
            "b": AnyValue(ARN(in: stack, service: "s3", region: "", account: "", resource: "b", resourceName: "k")),
            "c": AnyValue(ARN(in: stack, service: "logs", resource: "log-group", resourceName: "n", format: .colon)),
            "d": AnyValue(ARN(in: stack, service: "apigateway", resource: "restapis", resourceName: "x", format: .leadingSlash)),
            "e": AnyValue(ARN(in: stack, partition: "aws-cn", service: "iam", region: "", resource: "role", resourceName: "r")),
        ]
    }

    /// The parts in the order in which the original lists them; those that are missing are left out.
    private func parts(_ arn: ARN, _ format: ARN.Format) throws -> AnyValue {
        let names: [ARN.Format: String] = [
            .resource: "resource", .colon: "resource:resourceName", .slash: "resource/resourceName",
            .leadingSlash: "/resource/resourceName",
        ]
        let parts = try arn.components(format)
        let found: [Value<String>?] = [
            parts.partition, parts.service, parts.region, parts.account, parts.resource, Value(parts.separator), parts.resourceName,
            "arn:aws:service:region:account:\(names[parts.format] ?? "")",
        ]
        return AnyValue(found.compactMap { $0 }.map { AnyValue($0) })
    }
}
