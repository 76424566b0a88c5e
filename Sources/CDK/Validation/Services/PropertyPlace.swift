/// A property of a type, for rules that are data.
struct PropertyPlace {
    let type: String
    /// The members on the way from the properties; `*` stands for each element of a list.
    let steps: [String]

    /// - Parameter text: The type, and the path in its properties if it is not these: `AWS::EC2::Instance BlockDeviceMappings.*.Ebs`.
    init(_ text: String) {
        let parts = text.utf8.split(separator: UInt8(ascii: " "))
        type = parts.first.map { String(Substring($0)) } ?? ""
        steps = parts.dropFirst().flatMap { $0.split(separator: UInt8(ascii: ".")) }.map { String(Substring($0)) }
    }
}

extension KnownResource {
    /// The values that stand at a place.
    func values(at place: PropertyPlace) -> [KnownValue] {
        guard place.type == type else { return [] }
        return place.steps.reduce([properties]) { values, step in
            values.flatMap { step == "*" ? $0.elements : [$0[step]] }
        }.filter(\.isPresent)
    }
}
