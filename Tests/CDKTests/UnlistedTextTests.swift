import Foundation
import Testing

@testable import CDK

/// Literals for which CloudFormation lists other texts.
@Suite struct UnlistedTextTests {
    /// A type of constants as the generator writes it.
    private struct Status: TemplateConstant {
        let raw: TemplateValue

        // swift-format-ignore: UseSynthesizedInitializer
        init(raw: TemplateValue) { self.raw = raw }

        static var listedTexts: String? { "Enabled|Suspended" }

        static var enabled: Self { "Enabled" }
    }

    private static let message = "'Paused' is not among the values that CloudFormation lists for Status: Enabled, Suspended"

    /// The warnings of an app with one resource.
    private func warnings(_ status: Status?, _ change: (CfnResource) -> Void = { _ in }) throws -> [String] {
        try warnings { bag in
            bag.set("Status", status)
        } change: {
            change($0)
        }
    }

    private func warnings(_ fill: (inout PropertyBag) -> Void, change: (CfnResource) -> Void = { _ in }) throws -> [String] {
        let directory = FileManager.default.temporaryDirectory.appending(path: "unlisted-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: directory) }
        let app = App(context: .unchecked, outputDirectory: directory, processEnvironment: [:])
        var bag = PropertyBag()
        fill(&bag)
        let resource = CfnResource(
            Stack(app, "Stack"), "Letter", ResourceType("AWS::Post::Letter"), bag, file: "Post/Letter.swift", line: 7)
        change(resource)
        try app.synth()
        return app.diagnostics.map(\.description)
    }

    @Test func areWarnings() throws {
        #expect(
            try warnings("Paused") == [
                """
                warning: Stack/Letter (Post/Letter.swift:7): \(Self.message) [swift-cdk:values/unlisted]
                  use one of these, if the service does not know it
                """
            ])
    }

    @Test func canBeAcknowledged() throws {
        #expect(try warnings("Paused") { Annotations.of($0).acknowledgeWarning("swift-cdk:values/unlisted") } == [])
    }

    @Test func areFoundWhereverTheyStand() throws {
        let list: List<Status> = ["Enabled", "Paused"]
        let map: Map<Status> = ["a": "Paused"]
        var nested = PropertyBag()
        nested.set("Status", Status("Paused"))
        #expect(try warnings { $0.set("Status", list) }.count == 1)
        #expect(try warnings { $0.set("Status", map) }.count == 1)
        #expect(try warnings { $0.set("Rules", raw: .list([.record(nested)])) }.count == 1)
        #expect(try warnings { bag in bag.set("Rules", raw: .lazy(LazyValue { _ in .record(nested) })) }.count == 1)
        #expect(try warnings(nil) { $0[property: "Status"] = Status("Paused") }.count == 1)
    }

    @Test func areForgottenWhenTheyAreReplaced() throws {
        #expect(try warnings("Paused") { $0[property: "Status"] = Status.enabled } == [])
        #expect(try warnings("Paused") { $0[property: "Status"] = nil as Status? } == [])
    }

    @Test func areNotConfusedWithListedOrDeferredOnes() throws {
        #expect(try warnings(.enabled) == [])
        #expect(try warnings("Suspended") == [])
        #expect(try warnings(nil) == [])
        #expect(try warnings(.lazy { "Paused" }) == [])
        #expect(try warnings("\(PseudoParameter.region)") == [])
        #expect(try warnings(.init(Fn.importValue("Status"))) == [])
    }

    @Test func longListsAreCut() {
        let text = UnlistedText(property: "Size", text: "x", listed: (1...25).map(String.init).joined(separator: "|"))
        #expect(
            text.warning.message
                == "'x' is not among the values that CloudFormation lists for Size: 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, "
                + "16, 17, 18, 19, 20 and 5 more")
    }
}
