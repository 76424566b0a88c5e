import CDK
import CloudAssembly

extension Template {
    /// A section of a template besides its resources.
    public enum Section: String, Sendable, CaseIterable {
        /// The values that a stack gives to others and to people.
        case outputs = "Outputs"
        /// The values that are asked for at deployment.
        case parameters = "Parameters"
        /// Tables of values.
        case mappings = "Mappings"
        /// The conditions under which elements are there.
        case conditions = "Conditions"
        /// The demands on parameters.
        case rules = "Rules"

        var singular: String { String(rawValue.dropLast()).lowercased() }
    }

    /// The elements of a section by their logical ids.
    public func elements(of section: Section) -> OrderedMap<JSON> { json[section.rawValue]?.object ?? [:] }

    /// Expects an element of a section that matches.
    ///
    ///     template.expect(.outputs, "Domain", matching: ["Value": ["Fn::GetAtt": .present]])
    ///
    /// - Parameters:
    ///   - section: The section.
    ///   - id: The logical id of the element; any if nil.
    ///   - pattern: What the element is like; of objects the members that are named have to match.
    ///   - fileID: The file of the test.
    ///   - filePath: The path of that file.
    ///   - line: The line of the test, where a failure is recorded.
    ///   - column: The column in that line.
    /// - Returns: The logical id of the first element that matches; nil if there is none, which is recorded as a failure.
    @discardableResult
    public func expect(
        _ section: Section, _ id: String? = nil, matching pattern: Pattern = .present, fileID: String = #fileID,
        filePath: StaticString = #filePath, line: Int = #line, column: Int = #column
    ) -> String? {
        let place = TestLine(fileID: fileID, filePath: filePath, line: line, column: column)
        let elements = elements(of: section)
        guard let id else { return expect(pattern, in: elements, called: section.singular, place) }
        guard let element = elements[id] else {
            let others = elements.isEmpty ? "" : ", but \(elements.keys.joined(separator: ", "))"
            fail("There is no \(section.singular) \(id)\(others)", pattern, place)
            return nil
        }
        return expect(pattern, in: [id: element], called: section.singular, place)
    }

    /// Expects that the template as a whole matches.
    ///
    /// - Parameters:
    ///   - pattern: What the template is like; `.equal(json)` if nothing else may be there.
    ///   - fileID: The file of the test.
    ///   - filePath: The path of that file.
    ///   - line: The line of the test, where a failure is recorded.
    ///   - column: The column in that line.
    public func expect(
        matching pattern: Pattern, fileID: String = #fileID, filePath: StaticString = #filePath, line: Int = #line, column: Int = #column
    ) {
        let place = TestLine(fileID: fileID, filePath: filePath, line: line, column: column)
        if pattern.isUnknown(place) { return }
        let comparison = pattern.comparison(with: json)
        if comparison.mismatches.isEmpty { return comparison.keep() }
        fail("The template differs:\n" + BoundedList.lines(comparison.mismatches.map { "  \($0.description)" }), pattern, place)
    }
}
