/// A reference to an element of the app, to one of its attributes or to a fact of a stack, as they are once deployed.
public struct Reference {
    enum Attribute: Hashable {
        /// The value of `Ref`: usually the physical name or id.
        case ref
        /// A pseudo parameter of the stack that is the target: its name, such as `AWS::StackId`.
        case pseudo(String)
        /// The value that `Fn::GetAtt` gives for this attribute.
        case attribute(String)

        var name: String {
            switch self {
            case .ref: "Ref"
            case .attribute(let name), .pseudo(let name): name
            }
        }
    }

    /// The node of an element, or of a stack for its pseudo parameters.
    let target: Node
    let attribute: Attribute
    let shape: ValueShape
    /// The way in which other stacks read this use of the value; by the target's or their own settings if nil.
    var strength: ReferenceStrength?

    init(_ target: any Scope, _ attribute: Attribute, shape: ValueShape = .string) {
        self.target = target.node
        self.attribute = attribute
        self.shape = shape
    }
}

/// The shape of what a deferred value becomes when it is deployed.
public enum ValueShape: Sendable {
    /// A text.
    case string
    /// A number.
    case number
    /// A list of texts.
    case list
}

/// The way in which one stack refers to another's resource.
public enum ReferenceStrength: String, Sendable {
    /// The consumer reads the producer's output when it is deployed; the producer may change freely.
    case weak
    /// An export, which CloudFormation keeps while another stack imports it.
    case strong
    /// The output is read, and exported besides; the step between the other two.
    case both
}
