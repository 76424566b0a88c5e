import CDK
import CloudAssembly

/// The templates of all stacks of an app, by the stacks' paths in the construct tree.
///
///     let templates = try Template.all(of: app)
///     templates["production/media"].expectResourceCount(ofType: "AWS::S3::Bucket", 2)
///     for (path, template) in templates { #expect(!template.resources.isEmpty, "\(path)") }
public struct Templates: Sequence, Sendable {
    private let templates: OrderedMap<Template>

    init(_ templates: OrderedMap<Template>) { self.templates = templates }

    /// The paths of the stacks, in the order of the tree.
    public var paths: [String] { templates.keys }

    /// The template of the stack with this path.
    ///
    /// That there is no such stack is recorded as a failure at the line of the test, and gives a template without anything.
    ///
    /// - Parameters:
    ///   - path: The path of the stack in the construct tree.
    ///   - fileID: The file of the test.
    ///   - filePath: The path of that file.
    ///   - line: The line of the test, where a failure is recorded.
    ///   - column: The column in that line.
    public subscript(
        path: String, fileID: String = #fileID, filePath: StaticString = #filePath, line: Int = #line, column: Int = #column
    ) -> Template {
        if let template = templates[path] { return template }
        TestLine(fileID: fileID, filePath: filePath, line: line, column: column).fail("\(Diagnostic.noStack(path, among: paths))")
        return Template([:])
    }

    /// An iterator over paths and templates, in the order of the tree.
    public func makeIterator() -> OrderedMap<Template>.Iterator { templates.makeIterator() }
}
