/// The version of the cloud-assembly schema that this module writes.
public enum SchemaVersion {
    /// The version in every file of the assembly.
    public static let current = "55.0.0"

    /// The lowest CDK CLI that reads this version.
    public static let minimumCLIVersion = "2.1148.0"
}
