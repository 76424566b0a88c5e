import CDK
import CDKCloudWatch

/// An alarm at 1, as the cases use it.
@discardableResult
func alarm(_ scope: any Scope, _ id: String, _ metric: some TimeSeries) -> Alarm {
    Alarm(scope, id, metric: metric, threshold: 1, evaluationPeriods: 1)
}

/// An output `O` of several values with `|` between them.
func output(_ scope: any Scope, _ values: Value<String>...) {
    let text = values.dropFirst().reduce(values[0]) { "\($0)|\($1)" }
    CfnOutput(scope, "O", value: text)
}
