import CDK

/// The time that a task may take, or be silent.
public enum TaskTimeout {
    /// A time, in whole seconds.
    case after(Duration)
    /// A number of seconds that stands in the input.
    case path(JSONPath)
    /// A number of seconds that a JSONata expression gives.
    case expression(Value<String>)

    func field(_ name: String, of state: State) -> (String, AnyValue) {
        switch self {
        case .after(let duration): ("\(name)Seconds", AnyValue(duration.whole(.seconds, for: state)))
        case .path(let path): ("\(name)SecondsPath", path.value)
        case .expression(let expression): ("\(name)Seconds", AnyValue(expression))
        }
    }
}
