/// Another element of the app, or one of its attributes, as it is deployed.
public struct Reference {
    enum Attribute: Hashable {
        /// What `Ref` gives: usually the physical name or id.
        case ref
        /// What `Fn::GetAtt` gives for this attribute.
        case attribute(String)

        var name: String {
            switch self {
            case .ref: "Ref"
            case .attribute(let name): name
            }
        }
    }

    let target: CfnElement
    let attribute: Attribute
    let shape: ValueShape

    init(_ target: CfnElement, _ attribute: Attribute, shape: ValueShape = .string) {
        self.target = target
        self.attribute = attribute
        self.shape = shape
    }
}
