extension TemplateValue {
    /// Lets go of all that the value holds, so that its memory can be freed.
    ///
    /// Freed as a whole, a value of very many levels would need a call for each of them, and more calls than there is room for.
    mutating func letGo() {
        var rest = [self]
        self = .absent
        while let value = rest.popLast() {
            switch value {
            case .list(let elements), .text(let elements): rest += elements
            case .object(let members): rest += members.values
            case .record(let bag): rest += bag.properties.lazy.map(\.value)
            case .intrinsic(let intrinsic): rest.append(intrinsic.argument)
            case .absent, .null, .bool, .number, .string, .reference, .lazy: break
            }
        }
    }
}
