extension Node {
    /// The account of the environment: a literal where it is known, else the pseudo parameter.
    public final var account: Value<String> { Value(environment.account) ?? PseudoParameter.accountID }

    /// The region of the environment: a literal where it is known, else the pseudo parameter.
    public final var region: Value<String> { Value(environment.region?.rawValue) ?? PseudoParameter.region }

    /// The partition of the environment: a literal where the region is known, else the pseudo parameter.
    public final var partition: Value<String> { Value(environment.region?.partition) ?? PseudoParameter.partition }
}
