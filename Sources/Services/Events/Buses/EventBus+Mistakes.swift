import CDK

extension EventBus {
    func reportMistakes(name: String?, eventSource: String?, description: String?) {
        if let name {
            if name == "default" {
                node.report(
                    .error(
                        "swift-cdk:events/default-bus", "Every account has a bus 'default' already",
                        action: "import it: EventBus.imported(scope, id, name: \"default\")"))
            } else if name.contains("/") {
                node.report(
                    .error(
                        "swift-cdk:events/bus-name-slash", "The bus's name '\(name)' has a slash, as only those of partners have",
                        action: "correct name, or give the bus an eventSource"))
            } else if !EventBusName.isValid(name) {
                node.report(
                    .error(
                        "swift-cdk:events/bus-name",
                        "The bus's name '\(name)' does not consist of 1 to 256 letters, digits, periods, hyphens and underscores",
                        action: "correct name"))
            }
        }
        if let eventSource {
            if !EventBusName.isPartnerSource(eventSource) {
                node.report(
                    .error(
                        "swift-cdk:events/partner-source",
                        "The event source '\(eventSource)' is not that of a partner, such as aws.partner/example.com/1",
                        action: "take eventSource from the EventBridge console"))
            } else if !EventBusName.isValid(eventSource) {
                node.report(
                    .error(
                        "swift-cdk:events/event-source",
                        "The event source '\(eventSource)' does not consist of 1 to 256 letters, digits, slashes, periods, hyphens "
                            + "and underscores", action: "correct eventSource"))
            }
        }
        if let description, description.utf16.count > 512 {
            node.report(
                .error(
                    "swift-cdk:events/description-length",
                    "The bus's description has \(description.utf16.count) characters, and at most 512 are possible",
                    action: "shorten description"))
        }
    }
}
