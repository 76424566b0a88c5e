import CloudAssembly

extension Template {
    /// Expects a resource of a type whose properties match.
    ///
    /// - Parameters:
    ///   - type: The type of the resource: `AWS::S3::Bucket`.
    ///   - properties: What its properties are like; of objects the members that are named have to match.
    ///   - fileID: The file of the test.
    ///   - filePath: The path of that file.
    ///   - line: The line of the test, where a failure is recorded.
    ///   - column: The column in that line.
    /// - Returns: The logical id of the first resource that matches; nil if there is none, which is recorded as a failure.
    @discardableResult
    public func expectResource(
        ofType type: String, properties: Pattern = [:], fileID: String = #fileID, filePath: StaticString = #filePath, line: Int = #line,
        column: Int = #column
    ) -> String? {
        expectResource(
            ofType: type, .object(["Properties": properties]), TestLine(fileID: fileID, filePath: filePath, line: line, column: column))
    }

    /// Expects a resource of a type that matches as a whole, with `DeletionPolicy`, `DependsOn` and others.
    ///
    /// - Parameters:
    ///   - type: The type of the resource: `AWS::S3::Bucket`.
    ///   - pattern: What it is like; of objects the members that are named have to match.
    ///   - fileID: The file of the test.
    ///   - filePath: The path of that file.
    ///   - line: The line of the test, where a failure is recorded.
    ///   - column: The column in that line.
    /// - Returns: The logical id of the first resource that matches; nil if there is none, which is recorded as a failure.
    @discardableResult
    public func expectResource(
        ofType type: String, matching pattern: Pattern, fileID: String = #fileID, filePath: StaticString = #filePath, line: Int = #line,
        column: Int = #column
    ) -> String? {
        expectResource(ofType: type, pattern, TestLine(fileID: fileID, filePath: filePath, line: line, column: column))
    }

    /// Expects that all resources of a type have properties that match, and that there is one at least.
    ///
    /// - Parameters:
    ///   - type: The type of the resources: `AWS::S3::Bucket`.
    ///   - properties: What their properties are like; of objects the members that are named have to match.
    ///   - fileID: The file of the test.
    ///   - filePath: The path of that file.
    ///   - line: The line of the test, where a failure is recorded.
    ///   - column: The column in that line.
    public func expectAllResources(
        ofType type: String, properties: Pattern, fileID: String = #fileID, filePath: StaticString = #filePath, line: Int = #line,
        column: Int = #column
    ) {
        expectAllResources(
            ofType: type, .object(["Properties": properties]), TestLine(fileID: fileID, filePath: filePath, line: line, column: column))
    }

    /// Expects that all resources of a type match as a whole, with `DeletionPolicy`, `DependsOn` and others, and that there is one at least.
    ///
    /// - Parameters:
    ///   - type: The type of the resources: `AWS::S3::Bucket`.
    ///   - pattern: What they are like; of objects the members that are named have to match.
    ///   - fileID: The file of the test.
    ///   - filePath: The path of that file.
    ///   - line: The line of the test, where a failure is recorded.
    ///   - column: The column in that line.
    public func expectAllResources(
        ofType type: String, matching pattern: Pattern, fileID: String = #fileID, filePath: StaticString = #filePath, line: Int = #line,
        column: Int = #column
    ) {
        expectAllResources(ofType: type, pattern, TestLine(fileID: fileID, filePath: filePath, line: line, column: column))
    }

    /// Expects that no resource of a type has properties that match.
    ///
    /// - Parameters:
    ///   - type: The type of the resources: `AWS::S3::Bucket`.
    ///   - properties: What their properties must not be like; if not given, there must be none of the type at all.
    ///   - fileID: The file of the test.
    ///   - filePath: The path of that file.
    ///   - line: The line of the test, where a failure is recorded.
    ///   - column: The column in that line.
    public func expectNoResource(
        ofType type: String, properties: Pattern = [:], fileID: String = #fileID, filePath: StaticString = #filePath, line: Int = #line,
        column: Int = #column
    ) {
        let place = TestLine(fileID: fileID, filePath: filePath, line: line, column: column)
        if properties.isUnknown(place) { return }
        let found = resources(ofType: type, properties: properties)
        if found.isEmpty { return }
        fail("There should be no \(type) like that, but there is \(BoundedList.names(found.keys))", properties, place)
    }

    /// Expects how many resources of a type there are.
    ///
    /// - Parameters:
    ///   - type: The type of the resources: `AWS::S3::Bucket`.
    ///   - count: How many there should be.
    ///   - properties: What properties those have that count; all if not given.
    ///   - fileID: The file of the test.
    ///   - filePath: The path of that file.
    ///   - line: The line of the test, where a failure is recorded.
    ///   - column: The column in that line.
    public func expectResourceCount(
        ofType type: String, _ count: Int, properties: Pattern = [:], fileID: String = #fileID, filePath: StaticString = #filePath,
        line: Int = #line, column: Int = #column
    ) {
        let place = TestLine(fileID: fileID, filePath: filePath, line: line, column: column)
        if properties.isUnknown(place) { return }
        let found = resources(ofType: type, properties: properties)
        if found.count == count { return }
        let names = found.isEmpty ? "" : ": \(BoundedList.names(found.keys))"
        fail("There should be \(count) \(type) like that, but there are \(found.count)\(names)", properties, place)
    }

    private func expectResource(ofType type: String, _ pattern: Pattern, _ place: TestLine) -> String? {
        let elements = withProperties(resources(ofType: type))
        if elements.isEmpty {
            fail("There is no \(type), but \(self)", pattern, place)
            return nil
        }
        return expect(pattern, in: elements, called: type, place)
    }

    private func expectAllResources(ofType type: String, _ pattern: Pattern, _ place: TestLine) {
        let elements = withProperties(resources(ofType: type))
        if elements.isEmpty { return fail("There is no \(type), but \(self)", pattern, place) }
        if pattern.isUnknown(place) { return }
        let comparisons = elements.map { ($0.key, pattern.comparison(with: $0.value)) }
        let wrong = comparisons.filter { !$0.1.mismatches.isEmpty }
        if wrong.isEmpty { return comparisons.forEach { $0.1.keep() } }
        let lines = wrong.flatMap { id, comparison in ["\(id):"] + comparison.mismatches.map { "  \($0.description)" } }
        fail("\(wrong.count) of \(elements.count) \(type) are not like that:\n" + BoundedList.lines(lines), pattern, place)
    }

    /// A resource without properties is compared as one with an empty object of them.
    private func withProperties(_ resources: OrderedMap<JSON>) -> OrderedMap<JSON> {
        resources.mapValues { resource in
            guard case .object(var members) = resource, members["Properties"] == nil else { return resource }
            members["Properties"] = [:]
            return .object(members)
        }
    }
}
