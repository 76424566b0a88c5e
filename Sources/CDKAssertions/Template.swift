import CDK
import CloudAssembly

/// A stack's template, to be looked at by tests.
///
///     let template = try Template(of: app, stack: "media")
///     template.expectResource(ofType: "AWS::S3::Bucket", properties: ["BucketName": .prefix("films-")])
///     template.expectResourceCount(ofType: "AWS::S3::Bucket", 2)
///
/// An expectation that fails is recorded at the line of the test, in Swift Testing and in XCTest, with what comes closest and where it
/// differs; the test goes on. Properties and functions give what is there, for `#expect` and `XCTAssert`.
public struct Template: Sendable {
    /// The template as it would be deployed.
    public let json: JSON
    /// What is expected of the template and does not hold.
    let earlierFailures = EarlierFailures()

    /// Renders a stack's template, without writing anything.
    ///
    /// - Throws: `SynthesisError` with every diagnostic of the stack's app.
    public init(of stack: Stack) throws(SynthesisError) {
        guard let app = stack.node.root as? StageNode else {
            throw SynthesisError(diagnostics: [.outsideOfAnApp])
        }
        let path = stack.stackNode.templatePath
        guard let file = try app.render().first(where: { $0.path == path }), let json = try? JSON(parsing: file.bytes) else {
            throw SynthesisError(diagnostics: [
                .error(
                    "swift-cdk:assertions/no-template", "The app has no template \(path)",
                    action: "create the stack before the first template")
            ])
        }
        self.json = json
    }

    /// Renders the template of the stack with this path in the construct tree, without writing anything.
    ///
    /// - Throws: `SynthesisError` with every diagnostic of the app, or if it has no such stack.
    public init(of app: App, stack path: String) throws(SynthesisError) {
        let stacks = Self.stacks(of: app)
        guard let found = stacks.first(where: { $0.node.path == path }) else {
            throw SynthesisError(diagnostics: [.noStack(path, among: stacks.map(\.node.path))])
        }
        try self.init(of: found)
    }

    /// A template from elsewhere.
    public init(_ json: JSON) {
        self.json = json
    }

    /// The templates of all stacks of an app, those of stages and nested stacks too, by the stacks' paths in the construct tree.
    ///
    /// - Throws: `SynthesisError` with every diagnostic of the app.
    public static func all(of app: App) throws(SynthesisError) -> Templates {
        var templates: OrderedMap<Template> = [:]
        for stack in stacks(of: app) { templates[stack.node.path] = try Template(of: stack) }
        return Templates(templates)
    }

    private static func stacks(of app: App) -> [Stack] { app.node.descendants.compactMap { $0.construct as? Stack } }
}

extension Diagnostic {
    static let outsideOfAnApp = Diagnostic.error(
        "swift-cdk:assertions/no-app", "The stack is not part of an App", action: "create it below an App")

    static func noStack(_ path: String, among paths: [String]) -> Diagnostic {
        let names = BoundedList.names(paths.map { "'\($0)'" })
        return .error(
            "swift-cdk:assertions/no-stack", "The app has no stack '\(path)'",
            action: paths.isEmpty ? "it has none at all: build it first" : "name one that it has: \(names)")
    }
}

extension Template: Equatable {
    /// True if both hold the same.
    public static func == (one: Template, other: Template) -> Bool { one.json == other.json }
}

extension Template: CustomStringConvertible {
    /// How many resources of each type there are: `2 AWS::S3::Bucket, 1 AWS::SQS::Queue`.
    public var description: String {
        var counts: OrderedMap<Int> = [:]
        for (_, resource) in resources { counts[resource["Type"]?.string ?? "?", default: 0] += 1 }
        return counts.isEmpty ? "no resources" : counts.map { "\($0.value) \($0.key)" }.joined(separator: ", ")
    }
}
