import CDK
import CDKAssertions
import MediaConstructs
import Testing

/// The places where MediaConvert can run, each with a stack of its own.
enum Place: CaseIterable {
    case inRegion, remote, companion, staged

    /// Each once: in a debug build a pipeline takes a second.
    private static let templates = Dictionary(uniqueKeysWithValues: allCases.map { place in (place, Result { try place.built() }) })

    func template() throws -> Template { try #require(Self.templates[self]).get() }

    private func built() throws -> Template {
        let built = BuiltStack(region: self == .inRegion ? .euWest1 : .euSouth1)
        let placement: MediaConvertPlacement =
            switch self {
            case .inRegion, .remote: .automatic
            case .companion: .companionStack(region: .euCentral1)
            case .staged: .stagedCompanion(region: .euCentral1)
            }
        built.pipeline(mediaConvert: placement)
        #expect(built.mistakes == [])
        return try built.template()
    }
}

extension Template {
    /// The states of a state machine; a reference in it is its logical id in angle brackets.
    func states(of machine: String) throws -> JSON {
        let machine = try #require(
            resources(
                ofType: "AWS::StepFunctions::StateMachine", properties: ["StateMachineName": .equal(.string(machine))]
            ).values.first)
        let pieces = try #require(machine["Properties"]?["DefinitionString"]?["Fn::Join"]?[1]?.array)
        let text = pieces.map { piece in piece.string ?? "<\(piece["Fn::GetAtt"]?[0]?.string ?? piece["Ref"]?.string ?? "")>" }
        return try #require(try JSON(parsing: text.joined())["States"])
    }
}
