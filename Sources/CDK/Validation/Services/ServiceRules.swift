extension ServiceCheck {
    /// All rules.
    static let all: [ServiceRule] = [
        RoleRules.rules, FunctionRules.rules, EventSourceMappingRules.rules, QueueRules.rules, TopicRules.rules, BucketRules.rules,
        BucketLifecycleRules.rules, BucketNotificationRules.rules, BucketNotificationOrder.rules, TableRules.rules, DistributionRules.rules,
        DistributionRegionRules.rules,
        EventRules.rules, AlarmRules.rules, LogRules.rules, KeyRules.rules, StateMachineRules.rules, WebACLRules.rules, SchemaRules.rules,
        ContainerRules.rules, InstanceTypeRules.rules,
    ].flatMap { $0 }
}
