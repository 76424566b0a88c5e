/// The page about the names that differ from the original's.
struct NamesPage {
    let services: [ServicePlan]

    /// Modules of the original whose names are not `aws_` and the service's name in lower-case letters.
    private static let modules = ["ASK": "alexa_ask", "Serverless": "aws_sam"]
    /// Types that the original lacks because it goes on to take the type that an earlier specification had, or any JSON.
    private static let additional = [
        (
            "AWS::Batch::JobDefinition",
            "EFSAuthorizationConfigProperty, EksMetadataProperty, HostProperty, MultiNodeContainerPropertiesProperty"
        ),
        ("AWS::DataSync::Task", "TaskReportConfigDestinationS3Property"),
        ("AWS::EMR::InstanceFleetConfig", "ApplicationConfigurationProperty"),
        ("AWS::ElasticLoadBalancing::LoadBalancer", "PolicyItemProperty"),
        ("AWS::GreengrassV2::Deployment", "IoTJobRateIncreaseCriteriaProperty"),
        (
            "AWS::IoT::AccountAuditConfiguration",
            "CertExpirationCheckCustomConfigurationProperty, DeviceCertExpirationAuditCheckConfigurationProperty"
        ),
        ("AWS::LakeFormation::PrincipalPermissions", "CatalogResourceProperty"),
        (
            "AWS::MediaLive::Channel",
            "ArchiveFrameCaptureHlsS3SettingsProperty, Scte27DvbSubSourceSettingsProperty, "
                + "Scte35SpliceInsertTimeSignalAposSettingsProperty"
        ),
        ("AWS::ServiceCatalog::CloudFormationProduct", "InfoProperty"),
    ]
    /// The most types that the page names for one property; of more it gives the number.
    private static let mostNamed = 12

    var text: String {
        """
        # Names that differ from aws-cdk-lib's

        Written by `Sources/CDKGenerator/regenerate`. Everything else is called as in aws-cdk-lib: classes, arguments, properties,
        attributes, nested types and their members. `Tests/Resources` compares all of them.

        ## Modules

        The module of a service is `CDK` and the last part of its CloudFormation namespace: `CDKStepFunctions`. In Swift a module must
        not be called like a type in it, and two packages with a module `S3` do not build together. The original has that part in
        lower-case letters after `aws_`, except:

        | Service | Here | aws-cdk-lib |
        | --- | --- | --- |
        \(rows(moduleRows))

        ## Classes

        The class of a resource type stands in an enumeration that is called like its service, as that of the original stands in a
        module: `SQS.CfnQueue` and `MediaConvert.CfnQueue` in the place of `sqs.CfnQueue` and `mediaconvert.CfnQueue`. So an import never
        changes what a name means. A class without its service is an error that names it.

        ## Properties after creation

        `CfnResource` has a member of the name, which says something else; in the original it has not, but what was given as tags is in
        `tagsRaw`. Arguments keep the name: `description:`, `tags:`.

        | Property | Here | Types |
        | --- | --- | --- |
        \(rows(accessorRows))

        ## Nested types

        Two kinds of the original's are not there: shapes that only attributes have, which are read as `AnyValue`, and shapes of tags,
        which are `CfnTag` or a map. Where a specification changed the name of a type, the former name, which the original keeps, is a
        deprecated alias:

        | Type | Here | Former name |
        | --- | --- | --- |
        \(rows(formerNameRows))

        And where a property has got another type, or one instead of any JSON, the original may go on to take what it took. These types are
        not in it:

        | Type | Nested types |
        | --- | --- |
        \(rows(Self.additional.map { ["`\($0)`", $1.split(separator: ", ").map { "`\($0)`" }.joined(separator: ", ")] }))

        ## Constants

        The original takes plain text where CloudFormation lists values; the types of constants and their members are this library's.
        """ + "\n"
    }

    private func rows(_ rows: [[String]]) -> String {
        rows.map { "| " + $0.joined(separator: " | ") + " |" }.joined(separator: "\n")
    }

    private var resources: [ResourcePlan] { services.flatMap(\.resources) }

    private var moduleRows: [[String]] {
        services.compactMap { service in
            Self.modules[service.name].map { ["`\(service.name)`", "`CDK\(service.name)`", "`\($0)`"] }
        }
    }

    private var accessorRows: [[String]] {
        var types: [String: [String]] = [:]
        var names: [String: String] = [:]
        for resource in resources {
            for parameter in resource.parameters where parameter.accessor != parameter.label {
                types[parameter.cloudFormationName, default: []].append(resource.typeName)
                names[parameter.cloudFormationName] = parameter.accessor
            }
        }
        return types.sorted { $0.key.precedesByScalars($1.key) }.map { property, types in
            let named = types.count > Self.mostNamed ? "\(types.count) types" : types.map { "`\($0)`" }.joined(separator: ", ")
            return ["`\(property)`", "`\(names[property] ?? "")`", named]
        }
    }

    private var formerNameRows: [[String]] {
        resources.flatMap { resource in
            resource.formerNames.map { ["`\(resource.typeName)`", "`\($0.current)`", "`\($0.name)`"] }
        }
    }
}
