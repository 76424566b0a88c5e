/// A place in an element of a template: names of members and numbers of list elements.
struct TemplatePath {
    enum Step: Equatable {
        case member(String)
        case element(Int)
    }

    private(set) var steps: [Step] = []

    /// Most places are no deeper than this.
    private static let usualDepth = 12

    init() { steps.reserveCapacity(Self.usualDepth) }

    mutating func enter(_ step: Step) { steps.append(step) }

    mutating func leave() { steps.removeLast() }

    /// `SecurityGroupIngress[0].CidrIp`; `Properties` is left out at the beginning, since nearly all is said of properties.
    var text: String { Self.text(of: steps.first == .member("Properties") ? steps.dropFirst() : steps[...]) }

    static func text(of steps: some Sequence<Step>) -> String {
        var text = ""
        for step in steps {
            switch step {
            case .member(let name): text += (text.isEmpty ? "" : ".") + name
            case .element(let index): text += "[\(index)]"
            }
        }
        return text
    }
}
