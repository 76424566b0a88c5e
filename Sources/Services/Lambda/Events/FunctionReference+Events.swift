import CDK

extension FunctionReference {
    /// Sets the treatment of asynchronous invocations: where results go, and how often Lambda tries again.
    ///
    /// Only once for a function, a version or an alias.
    public func configureAsyncInvoke(_ options: AsyncInvoke) {
        if let first = node.child(EventInvokeConfig.standardID) {
            node.report(
                .error(
                    "swift-cdk:lambda/async-invoke-twice", "It is said already what happens after asynchronous invocations",
                    action: "call configureAsyncInvoke once, and leave it out where the initializer has asyncInvoke",
                    at: options.location, other: first.location))
            return
        }
        let line = options.location ?? node.location
        EventInvokeConfig(self, EventInvokeConfig.standardID, of: self, options, file: line.file, line: line.line)
    }

    /// Lets Lambda read from a queue or a stream and invoke the function with what it finds.
    @discardableResult
    public func addEventSource(_ source: EventSource) -> EventSourceMapping {
        node.reporting(at: source.location) { source.attach(self) }
    }
}
