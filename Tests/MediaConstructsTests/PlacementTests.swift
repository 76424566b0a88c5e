import CDK
import CDKAssertions
import MediaConstructs
import Testing

/// Where MediaConvert runs the jobs, and what stands where.
@Suite struct PlacementTests {
    private func resourceTypes(_ built: BuiltStack) throws -> Set<String> {
        Set(try built.template().json["Resources"]?.object?.values.compactMap { $0["Type"]?.string } ?? [])
    }

    private static let provisioned: Set = ["AWS::MediaConvert::Queue", "AWS::MediaConvert::JobTemplate", "AWS::MediaConvert::Preset"]

    @Test(arguments: [Region.euWest1, .euCentral1, .usEast1])
    func automaticIsInTheRegionThatHasIt(region: Region) throws {
        let built = BuiltStack(region: region)
        built.pipeline()
        #expect(built.mistakes == [])
        #expect(try resourceTypes(built).isSuperset(of: Self.provisioned))
    }

    @Test func automaticIsElsewhereWhereTheRegionLacksIt() throws {
        let built = BuiltStack(region: .euSouth1)
        built.pipeline()
        #expect(built.mistakes == [])
        #expect(try resourceTypes(built).isDisjoint(with: Self.provisioned))
        #expect(try built.template().json.text().contains(":mediaconvert:eu-central-1:"))
        let stacks = built.app.node.children.values.filter { $0.construct is Stack }
        #expect(stacks.count == 1, "nothing is provisioned in the other region")
    }

    @Test func companionIsASecondStack() throws {
        let built = BuiltStack(region: .euSouth1)
        built.pipeline(mediaConvert: .companionStack(region: .euCentral1))
        #expect(built.mistakes == [])
        #expect(try resourceTypes(built).isDisjoint(with: Self.provisioned))
        let companion = try #require(built.app.node.child("mediaconvert-media")?.construct as? Stack)
        #expect(companion.environment.region == .euCentral1)
        let template = try Template(of: companion)
        #expect(template.resources(ofType: "AWS::MediaConvert::Preset").count == 6)
        #expect(template.resources(ofType: "AWS::MediaConvert::JobTemplate").count == 2)
        #expect(template.resources(ofType: "AWS::Events::Rule").count == 1)
    }

    @Test func mistakes() {
        func mistakes(_ placement: MediaConvertPlacement, region: Region? = .euSouth1) -> [String] {
            let built = BuiltStack(region: region)
            built.pipeline(mediaConvert: placement)
            return built.mistakes
        }
        #expect(
            mistakes(.inRegion) == [
                "MediaConvert does not exist in eu-south-1; the nearest region that has it is eu-central-1 -> use mediaConvert: "
                    + ".automatic or .remote(region: \"eu-central-1\"), which provision nothing there, or .companionStack(region: "
                    + "\"eu-central-1\")"
            ])
        #expect(
            mistakes(.automatic, region: nil) == [
                "Whether the stack's region has MediaConvert is not known: the stack has no region -> give the stack a region, or say "
                    + "where: mediaConvert: .inRegion, .remote(region:) or .companionStack(region:)"
            ])
        #expect(mistakes(.inRegion, region: nil) == [])
        #expect(
            mistakes(.remote(region: .euSouth2)) == [
                "MediaConvert does not exist in eu-south-2 -> use mediaConvert: .remote(region: \"eu-west-3\")"
            ])
        let isAbsent = [
            "MediaConvert does not exist in eu-south-1; the nearest region that has it is eu-central-1 -> use mediaConvert: .automatic or "
                + ".remote(region: \"eu-central-1\"), which provision nothing there, or .companionStack(region: \"eu-central-1\")"
        ]
        #expect(mistakes(.companionStack(region: .euSouth1)) == isAbsent)
        #expect(mistakes(.remote(region: .euSouth1)) == isAbsent)
        for placement in [MediaConvertPlacement.remote(region: .euWest1), .companionStack(region: .euWest1)] {
            #expect(
                mistakes(placement, region: .euWest1) == [
                    "MediaConvert is placed in eu-west-1, the stack's own region -> use mediaConvert: .inRegion"
                ])
        }
        #expect(
            mistakes(.automatic, region: "us-gov-east-1") == [
                "No region near to us-gov-east-1 is known to have MediaConvert -> name one: mediaConvert: .remote(region:)"
            ])
        #expect(
            mistakes(.inRegion, region: "us-gov-east-1") == [
                "MediaConvert does not exist in us-gov-east-1, nor in a region near to it -> name one: mediaConvert: .remote(region:), or "
                    + ".companionStack(region:)"
            ])
    }

    /// The service is there, and CloudFormation has no types of it.
    @Test(arguments: [Region.afSouth1, .meCentral1]) func jobsStayInARegionThatHasTheServiceAlone(region: Region) throws {
        for placement in [MediaConvertPlacement.automatic, .remote(region: region)] {
            let built = BuiltStack(region: region)
            built.pipeline(mediaConvert: placement)
            #expect(built.mistakes == [])
            #expect(try resourceTypes(built).isDisjoint(with: Self.provisioned))
            #expect(try built.template().json.text().contains(":mediaconvert:\(region):"))
        }
        func mistakes(_ placement: MediaConvertPlacement, region: Region) -> [String] {
            let built = BuiltStack(region: region)
            built.pipeline(mediaConvert: placement)
            return built.mistakes
        }
        let noTypes = "CloudFormation has no types of MediaConvert in \(region), although the service is there -> use mediaConvert: "
        #expect(
            mistakes(.inRegion, region: region) == ["\(noTypes).automatic, which runs the jobs there and provisions nothing"])
        #expect(
            mistakes(.companionStack(region: region), region: .euSouth1) == [
                "\(noTypes).remote(region: \"\(region)\"), which provisions nothing there"
            ])
        #expect(mistakes(.remote(region: region), region: .euSouth1) == [])
    }

    /// What is wrong is said once: types of MediaConvert that a region lacks are not made besides.
    @Test func aPlacementThatCannotBeMakesNothing() throws {
        for placement in [MediaConvertPlacement.inRegion, .companionStack(region: .euSouth2), .remote(region: "eu-wset-1")] {
            let built = BuiltStack(region: .euSouth1)
            built.pipeline(mediaConvert: placement)
            let types = built.stack.node.descendants.compactMap { ($0.construct as? CfnResource)?.resourceType.name }
            #expect(Self.provisioned.isDisjoint(with: types))
            #expect(built.mistakes.count == 1)
        }
    }

    /// A region that the library's table does not have: a slip, or newer than the table.
    @Test func unknownRegions() {
        func mistakes(_ placement: MediaConvertPlacement, region: Region? = .euSouth1) -> [String] {
            let built = BuiltStack(region: region)
            built.pipeline(mediaConvert: placement)
            return built.mistakes
        }
        func isPlaced(_ region: String, _ advice: String) -> [String] {
            ["MediaConvert is placed in '\(region)', which is not in the list of regions of 2026-10-20 -> use \(advice)"]
        }
        #expect(mistakes(.remote(region: "eu-wset-1")) == isPlaced("eu-wset-1", "eu-west-1"))
        #expect(mistakes(.companionStack(region: "eu-central1")) == isPlaced("eu-central1", "eu-central-1"))
        #expect(mistakes(.remote(region: "eu-west-7")) == isPlaced("eu-west-7", "eu-west-3 or eu-west-2 or eu-west-1"))
        #expect(mistakes(.remote(region: "")) == isPlaced("", "eu-central-1 or eu-west-3 or eu-west-2"))
        #expect(mistakes(.remote(region: "Frankfurt"), region: .usEast1) == isPlaced("Frankfurt", "us-east-2 or ca-central-1 or us-west-2"))
        #expect(
            mistakes(.automatic, region: "eu-suoth-1") == [
                "Whether eu-suoth-1 has MediaConvert is not known: the region is not in the list of 2026-10-20 -> use eu-south-1, or say "
                    + "where: mediaConvert: .inRegion, .remote(region:) or .companionStack(region:)"
            ])
        #expect(
            mistakes(.automatic, region: "eu-new-9") == [
                "Whether eu-new-9 has MediaConvert is not known: the region is not in the list of 2026-10-20 -> say where: mediaConvert: "
                    + ".inRegion, .remote(region:) or .companionStack(region:)"
            ])
        #expect(mistakes(.inRegion, region: "eu-new-9") == [])
        // A region that the table of types does not have is no slip of another.
        #expect(
            mistakes(.automatic, region: .meSouth1) == [
                "Whether me-south-1 has MediaConvert is not known: the region is not in the list of 2026-10-20 -> say where: mediaConvert: "
                    + ".inRegion, .remote(region:) or .companionStack(region:)"
            ])
    }
}
