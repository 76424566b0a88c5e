extension Diagnostic {
    /// A deferred value was put into a plain `String`.
    static func deferredText(_ hint: String, in place: String = "") -> Diagnostic {
        .error(
            "swift-cdk:values/deferred-in-string", "A deferred value (\(hint)) was put into a plain String, which cannot hold it",
            action: "give the text the type Value<String>, or interpolate it where it is used", in: place)
    }

    /// A list whose length is known has no element at an index.
    static func noElement(at index: Int, of count: Int) -> Diagnostic {
        .error(
            "swift-cdk:values/no-element", "Element \(index) of a list of \(count) is asked for; the first one is 0",
            action: "use an index that the list has")
    }
}
