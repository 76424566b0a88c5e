extension Node {
    /// The child that stands for the whole, `Resource` or `Default`; nil if there is neither.
    ///
    /// A node that has both is reported.
    public final var defaultChild: Construct? {
        let resource = child("Resource")
        let standard = child("Default")
        if resource != nil, standard != nil {
            report(
                .error(
                    "swift-cdk:tree/two-default-children",
                    "The construct has a child 'Resource' and a child 'Default', so it is open which of them stands for it",
                    action: "rename one of them"))
        }
        return (standard ?? resource)?.construct
    }
}
