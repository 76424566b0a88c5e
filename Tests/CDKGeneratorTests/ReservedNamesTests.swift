import Foundation
import Testing

@testable import CDKGenerator

/// The lists of names against the sources of the core that they are about.
@Suite struct ReservedNamesTests {
    private static let core = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Sources/CDK").standardized

    @Test func coreClassesAreListed() throws {
        var found: Set<String> = []
        let files = try #require(FileManager.default.enumerator(at: Self.core, includingPropertiesForKeys: nil))
        for case let file as URL in files where file.pathExtension == "swift" {
            let text = try String(contentsOf: file, encoding: .utf8)
            for match in text.matches(of: /(?m)^(?:public|open) (?:final )?(?:class|struct|enum|protocol|typealias) (Cfn\w+)/) {
                found.insert(String(match.1))
            }
        }
        #expect(found == ReservedNames.coreClasses)
    }

    @Test(arguments: ["Template/CfnResource.swift", "Template/CfnElement.swift", "Tree/Construct.swift"])
    func membersOfResourcesAreListed(path: String) throws {
        let text = try String(contentsOf: Self.core.appending(path: path), encoding: .utf8)
        let found = Set(text.matches(of: /(?m)^    (?:public|open) (?:final )?(?:var|let) (\w+)/).map { String($0.1) })
        #expect(found.subtracting(ReservedNames.resourceMembers) == [])
    }
}
