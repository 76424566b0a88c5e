/// Tasks of ECS on Fargate, and databases that belong to a cluster.
enum ContainerRules {
    /// CPU units, and the least and the most memory with them, in steps.
    ///
    /// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-cpu-memory-error.html
    private static let sizes: [Double: (least: Double, most: Double, step: Double)] = [
        256: (512, 2048, 512), 512: (1024, 4096, 1024), 1024: (2048, 8192, 1024), 2048: (4096, 16_384, 1024), 4096: (8192, 30_720, 1024),
        8192: (16_384, 61_440, 4096), 16_384: (32_768, 122_880, 8192),
    ]

    static let rules: [ServiceRule] = [
        .error("swift-cdk:ecs/fargate-size", "AWS::ECS::TaskDefinition") { task in
            guard task["RequiresCompatibilities"].elements.contains(where: { $0.text == "FARGATE" }), let cpu = task["Cpu"].number,
                let memory = task["Memory"].number, let size = sizes[cpu]
            else { return }
            // 256 units have half a step more than the others.
            let isStep = memory.remainder(dividingBy: size.step) == 0 && !(cpu == 256 && memory == 1536)
            guard memory < size.least || memory > size.most || !isStep else { return }
            task.report(
                task["Memory"], "With \(cpu.plain) units of CPU, Fargate has no \(memory.plain) MiB of memory",
                "give \(size.least.plain) to \(size.most.plain), in steps of \(cpu == 256 ? "512 or 1024" : size.step.plain)")
        },
        // https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-rds-dbinstance.html
        .error("swift-cdk:rds/aurora-instance", "AWS::RDS::DBInstance") { instance in
            guard let engine = instance["Engine"].text, engine.hasPrefix("aurora") else { return }
            for name in [
                "AllocatedStorage", "DeletionProtection", "EnableIAMDatabaseAuthentication", "MasterUserPassword",
            ]
            where instance[name].isPresent {
                instance.report(
                    instance[name], "The cluster of an Aurora instance has \(name), for all of its instances", "set it at the cluster")
            }
        },
    ]
}
