import CDK

extension FunctionReference {
    /// Calls the function after it was invoked asynchronously, or does not try again. Once for a function, a version or an alias.
    public func configureAsyncInvoke(_ options: AsyncInvoke) {
        if node.child(EventInvokeConfig.standardID) != nil {
            let kind = self is any QualifiedFunctionReference ? "qualified function" : "function"
            node.report(
                "An EventInvokeConfig has already been configured for the \(kind) at \(node.path)", action: "configure it once")
            return
        }
        EventInvokeConfig(self, EventInvokeConfig.standardID, of: self, options, file: node.location.file, line: node.location.line)
    }

    /// Lets Lambda read from a queue or a stream and invoke the function with what it finds.
    @discardableResult
    public func addEventSource(_ source: EventSource) -> EventSourceMapping { source.attach(self) }
}
