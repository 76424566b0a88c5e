import CDK

extension FunctionReference {
    /// Sets the treatment of asynchronous invocations: where results go, and how often Lambda tries again.
    ///
    /// Only once for a function, a version or an alias.
    public func configureAsyncInvoke(_ options: AsyncInvoke) {
        if node.child(EventInvokeConfig.standardID) != nil {
            node.report(
                .error(
                    "swift-cdk:lambda/async-invoke-twice", "It is said already what happens after asynchronous invocations",
                    action: "call configureAsyncInvoke once, and leave it out where the initializer has asyncInvoke"))
            return
        }
        EventInvokeConfig(self, EventInvokeConfig.standardID, of: self, options, file: node.location.file, line: node.location.line)
    }

    /// Lets Lambda read from a queue or a stream and invoke the function with what it finds.
    @discardableResult
    public func addEventSource(_ source: EventSource) -> EventSourceMapping { source.attach(self) }
}
