import CDK

extension Construct {
    /// Gives the construct's resource the logical id that it had as a generated class in the construct's place.
    ///
    /// A platform that is deployed has the resource under that id, and CloudFormation cannot make a second one of the same name.
    func keepFormerID() {
        guard let scope = node.scope else { return }
        (node.defaultChild as? CfnResource)?.overrideLogicalID(asChild: node.id, of: scope)
    }
}
