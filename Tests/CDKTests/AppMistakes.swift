import Testing

@testable import CDK

extension App {
    /// What synthesis tells about an app that is built like this.
    ///
    /// Nothing is written.
    static func diagnostics(context: OrderedMap<JSON> = .unchecked, _ build: (App) throws -> Void) rethrows -> [Diagnostic] {
        let app = App(context: context, outputDirectory: "never-written", processEnvironment: [:])
        try build(app)
        _ = try? app.render()
        return app.diagnostics
    }

    /// The messages, without their places, about an app that is built like this.
    ///
    /// Nothing is written.
    static func mistakes(context: [String: String] = [:], _ build: (App) throws -> Void) rethrows -> [String] {
        let app = App(context: .unchecked, outputDirectory: "never-written", processEnvironment: context)
        try build(app)
        _ = try? app.render()
        return app.diagnostics.map(\.message)
    }
}

extension OrderedMap<JSON> {
    /// Context for trees of made-up types and properties, whose templates are not looked at.
    static var unchecked: OrderedMap<JSON> { ["swift-cdk:validation": "off"] }
}
