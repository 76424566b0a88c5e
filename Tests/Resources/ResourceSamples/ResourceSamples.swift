import CDK

/// Synthesizes the generated samples: for each service a stack with all properties set, one with all set by accessors, and one with what is
/// required and with the attributes.
@main struct ResourceSamples: CDKApp {
    func build(_ app: App) {
        // The values are names, not what services take.
        app.node.setContext("swift-cdk:validation", "off")
        for (service, samples) in allSamples {
            let stacks = ["full", "copied", "required"].map { Stack(app, "\(service)-\($0)") }
            for sample in samples {
                let full = sample.full(stacks[0])
                _ = sample.copied(full, stacks[1])
                let resource = sample.required(stacks[2])
                for (index, attribute) in sample.attributes(resource).enumerated() {
                    resource.addTemplateMetadata("\(index)", [AnyValue(attribute.type), attribute.value])
                }
            }
        }
    }
}
