import CDK
import CDKAssertions
import Testing

@testable import App

/// Settings that `cdk.json` keeps for each deployment, what is given beside them, and what is said of those that nobody reads.
@Suite struct DeploymentContextTests {
    private func built(_ streaming: JSON, _ more: OrderedMap<JSON> = [:]) -> CDK.App {
        var context = more
        context["streaming"] = streaming
        let app = CDK.App(context: context, outputDirectory: "never-written", processEnvironment: [:])
        Annotations.of(app).acknowledgeWarning("swift-cdk:media/viewers-tls")
        StreamingPlatform().build(app)
        // Warnings are told when all is rendered.
        if app.diagnostics.isEmpty, case .string(let suffix) = more["environmentSuffix"] ?? "dev" {
            _ = try? Template(of: app, stack: "streaming-\(suffix)")
        }
        return app
    }

    private func told(_ streaming: JSON, _ more: OrderedMap<JSON> = [:]) -> [String] {
        built(streaming, more).diagnostics.map { "\($0.severity.rawValue): \($0.message) -> \($0.action ?? "")" }
    }

    @Test func eachDeploymentHasItsOwn() throws {
        let streaming: JSON = [
            "dev": [:],
            "prod": [
                "encryption": "kms", "ladder": [720, 360], "uploadOrigins": ["https://a.example", "https://b.example"], "filmsAtOnce": 7,
            ],
        ]
        func template(_ suffix: String) throws -> Template {
            let app = built(streaming, ["environmentSuffix": .string(suffix)])
            #expect(app.diagnostics.map(\.description) == [])
            return try Template(of: app, stack: "streaming-\(suffix)")
        }
        let (dev, prod) = (try template("dev"), try template("prod"))
        #expect(dev.resources(ofType: "AWS::KMS::Key").count == 1, "that of the topics")
        #expect(prod.resources(ofType: "AWS::KMS::Key").count == 3)
        #expect(prod.json.text().contains("\"AllowedOrigins\":[\"https://a.example\",\"https://b.example\"]"))
        #expect(prod.json.text().contains("\"FILMS_AT_ONCE\":\"7\""))
        #expect(dev.json.text().contains("\"FILMS_AT_ONCE\":\"100\""))
    }

    @Test func nobodyElsesSettingsHold() {
        #expect(
            told(["dev": [:], "prod": ["encryption": "kms"]], ["environmentSuffix": "prdo"]) == [
                "error: Context 'streaming' has no settings for the suffix 'prdo' -> use -c environmentSuffix=prod, or add \"prdo\": {} to it, "
                    + "with which all settings have their defaults"
            ])
        #expect(
            told(["prod": [:]]) == [
                "error: Context 'streaming' has no settings for the suffix 'dev' -> add \"dev\": {} to it, with which all settings have their "
                    + "defaults"
            ])
    }

    @Test func whatNothingReadsIsAMistakeWhereverItStands() {
        #expect(
            told(["dev": ["encription": "kms"], "prod": ["latter": "720", "colour": "red"]]) == [
                "error: Nothing is set by 'streaming.dev.encription' -> write 'encryption'",
                "error: Nothing is set by 'streaming.prod.latter' -> write 'ladder'",
                "error: Nothing is set by 'streaming.prod.colour' -> use one of alarmEmail, certificateArn, confirm, countries, domain, "
                    + "encryption, filmsAtOnce, firewall, hostedZone, ladder, longestJobSeconds, masters, mediaConvert, originShield, "
                    + "playerSites, priceClass, refusedCountries, region, removal, renditionStorage, runbookURL, tags, thumbnailQuality, "
                    + "uploadOrigins, viewerKeys, viewers, workflowLogs",
            ])
    }

    @Test func valuesThatMakeNoSenseAreToldWithTheirPlace() {
        #expect(
            told(["dev": ["encryption": "aes", "removal": "keep"]]) == [
                "error: Setting 'streaming.dev.encryption': 'aes' is no kind of encryption -> use s3 or kms",
                "error: Setting 'streaming.dev.removal': 'keep' is nothing that can become of data -> use destroy or retain",
            ])
        #expect(
            told(["dev": ["ladder": ["best": 1080]]]) == [
                "error: Setting 'streaming.dev.ladder': {\"best\":1080} is no text, no number, and no list of them -> write it as the page "
                    + "Settings says"
            ])
        for form in ["kms", ["dev"], ["dev": "kms"]] as [JSON] {
            #expect(
                told(form) == [
                    "error: Context 'streaming' is not what settings look like -> write the settings of each deployment by its suffix: "
                        + "\"streaming\": {\"dev\": {\"encryption\": \"kms\"}}"
                ])
        }
    }

    @Test func whatIsGivenBesideThemHoldsAndIsTold() throws {
        let app = built(["dev": ["encryption": "kms", "ladder": "720"]], ["encryption": "s3", "ladder": "720"])
        #expect(
            app.diagnostics.map { "\($0.severity.rawValue): \($0.message) -> \($0.action ?? "")" } == [
                "warning: The context 'encryption' holds in place of the settings of 'dev', in this deployment alone -> set "
                    + "streaming.dev.encryption in cdk.json if it is to stay"
            ])
        let template = try Template(of: app, stack: "streaming-dev")
        #expect(template.resources(ofType: "AWS::KMS::Key").count == 1)
    }

    @Test func aConfirmationIsNotKept() {
        #expect(
            told(["dev": ["confirm": "removal: retain"]]) == [
                "warning: Setting 'streaming.dev.confirm' is for one update alone -> take it out when that is done: the next change would be "
                    + "refused"
            ])
        #expect(told(["dev": [:]], ["confirm": "removal: retain"]) == [])
    }
}
