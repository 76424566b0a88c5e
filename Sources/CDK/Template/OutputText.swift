/// Values in outputs, which are text: a list is joined by a separator that no value has.
enum OutputText {
    /// The value as the output that hands it out holds it.
    static func exported(_ value: TemplateValue, _ shape: ValueShape) -> Value<String> {
        shape == .list ? Fn.join("||", List(raw: value)) : Value(raw: value)
    }

    /// The text of an output, as a list again if the reference was one.
    static func imported(_ value: TemplateValue, _ reference: Reference) -> TemplateValue {
        reference.shape == .list ? Fn.split("||", Value(raw: value)).raw : value
    }
}
