import CDK
import CloudAssembly

/// What synthesis says of templates: reads one from each line of the standard input, and writes a line with a list of what is wrong with it.
@main enum TemplateFindings {
    static func main() throws {
        while let line = readLine() {
            let app = App(outputDirectory: "never-written", processEnvironment: [:])
            let stack = Stack(app, "Stack", env: Environment(region: "us-east-1"), synthesizer: BootstraplessSynthesizer())
            _ = try CfnInclude(stack, "Template", json: line)
            _ = try? app.render()
            let findings = app.diagnostics.map { finding -> JSON in
                [
                    "severity": .string(finding.severity.rawValue), "id": .string(finding.id.rawValue), "place": .string(finding.place),
                    "message": .string(finding.message),
                ]
            }
            print(JSON.array(findings).text())
            app.node.dismantle()
        }
    }
}
