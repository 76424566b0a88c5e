import CDK
import CDKAssertions
import Testing

@testable import WebsiteExample

@Test func pagesKeepTheirVersions() throws {
    let app = App()
    Website().build(app)
    let template = try Template(of: app, stack: "website")
    template.expectResource(ofType: "AWS::S3::Bucket", properties: ["VersioningConfiguration": ["Status": "Enabled"]])
}
