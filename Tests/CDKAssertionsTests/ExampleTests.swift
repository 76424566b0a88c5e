import CDK
import CDKAssertions
import CDKIAM
import CDKS3
import Foundation
import Testing

/// The example of the module's page, run and compared with the page.
@Suite struct AssertionsExampleTests {
    @Test func example() throws {
        // example
        let app = App()
        let stack = Stack(app, "media")
        let films = Bucket(stack, "Films", isVersioned: true)
        films.grantRead(to: Role(stack, "Reader", assumedBy: .service("ec2.amazonaws.com")))

        let template = try Template(of: stack)
        let bucket = template.expectResource(
            ofType: "AWS::S3::Bucket", properties: ["VersioningConfiguration": ["Status": "Enabled"], "WebsiteConfiguration": nil])
        template.expectResource(
            ofType: "AWS::IAM::Policy",
            properties: [
                "PolicyDocument": [
                    "Statement": .arrayContaining([
                        [
                            "Effect": "Allow", "Action": .arrayContaining(["s3:GetObject*"]),
                            "Resource": .arrayContaining([["Fn::GetAtt": [Pattern(bucket), "Arn"]]]),
                        ]
                    ])
                ]
            ])
        Findings(of: app).expectNoErrors()
        // end of example
        #expect(bucket?.hasPrefix("Films") == true)
    }

    @Test func thePageHasTheExample() throws {
        let source = try String(contentsOf: URL(fileURLWithPath: #filePath), encoding: .utf8)
        let marked = source.components(separatedBy: "        // example\n")[1].components(separatedBy: "        // end of example")[0]
        let code = marked.components(separatedBy: "\n").map { $0.hasPrefix("        ") ? String($0.dropFirst(8)) : $0 }.joined(
            separator: "\n")
        var repository = URL(fileURLWithPath: #filePath)
        for _ in 0..<3 { repository.deleteLastPathComponent() }
        let page = repository.appendingPathComponent("Sources/CDKAssertions/CDKAssertions.docc/CDKAssertions.md")
        #expect(try String(contentsOf: page, encoding: .utf8).contains("```swift\n\(code)```"))
    }
}
