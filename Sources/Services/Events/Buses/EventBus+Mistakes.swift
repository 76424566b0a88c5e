import CDK

extension EventBus {
    func reportMistakes(name: String?, eventSource: String?, description: String?) {
        if let name {
            if name == "default" {
                node.report("'eventBusName' must not be 'default'", action: "import it: EventBus.imported(scope, id, name: \"default\")")
            } else if name.contains("/") {
                node.report("'eventBusName' must not contain '/'", action: "correct the name")
            } else if !EventBusName.isValid(name) {
                node.report("'eventBusName' must satisfy: /^[\\/\\.\\-_A-Za-z0-9]{1,256}$/", action: "correct the name")
            }
        }
        if let eventSource {
            if !EventBusName.isPartnerSource(eventSource) {
                node.report(
                    "'eventSourceName' must satisfy: /^aws\\.partner(\\/[\\.\\-_A-Za-z0-9]+){2,}$/",
                    action: "take the name from the EventBridge console")
            } else if !EventBusName.isValid(eventSource) {
                node.report("'eventSourceName' must satisfy: /^[\\/\\.\\-_A-Za-z0-9]{1,256}$/", action: "correct the name")
            }
        }
        if let description, description.utf16.count > 512 {
            node.report(
                "description must be less than or equal to 512 characters, got \(description.utf16.count)",
                action: "shorten the description")
        }
    }
}
