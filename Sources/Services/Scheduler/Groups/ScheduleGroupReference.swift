import CDK
import CDKCloudWatch
import CDKIAM

/// A group of schedules, made here or imported.
public protocol ScheduleGroupReference: AnyObject, Scope, NamedByARN {
    /// The ARN of the group.
    var arn: ARN { get }
    /// The name of the group.
    var name: Value<String> { get }
}

extension ScheduleGroupReference {
    // MARK: Permissions

    /// Lets someone do these things with the group, such as `scheduler:DeleteScheduleGroup`.
    ///
    /// Services do not get it, of which a warning tells: groups have no policy.
    @discardableResult
    public func grant(_ actions: [String], to grantee: any Grantable) -> Grant {
        Grant.addToPrincipal(grantee, actions: actions, resources: [arn], of: self)
    }

    /// Lets someone read and list the group's schedules.
    @discardableResult
    public func grantReadSchedules(to grantee: any Grantable) -> Grant {
        grantOnSchedules(["scheduler:GetSchedule", "scheduler:ListSchedules"], to: grantee)
    }

    /// Lets someone make schedules in the group, and change them.
    ///
    /// Who does also has to be allowed to pass the role of the schedule's target (`iam:PassRole`).
    @discardableResult
    public func grantWriteSchedules(to grantee: any Grantable) -> Grant {
        grantOnSchedules(["scheduler:CreateSchedule", "scheduler:UpdateSchedule"], to: grantee)
    }

    /// Lets someone delete the group's schedules.
    @discardableResult
    public func grantDeleteSchedules(to grantee: any Grantable) -> Grant {
        grantOnSchedules(["scheduler:DeleteSchedule"], to: grantee)
    }

    private func grantOnSchedules(_ actions: [String], to grantee: any Grantable) -> Grant {
        // The partition is never written out, as in the original.
        let schedules = ARN(
            in: self, partition: PseudoParameter.partition, service: "scheduler", resource: "schedule", resourceName: "\(name)/*")
        return Grant.addToPrincipal(grantee, actions: actions, resources: [schedules], of: self)
    }

    // MARK: Metrics

    /// A metric that Scheduler publishes about the group, by its name.
    ///
    /// [List](https://docs.aws.amazon.com/scheduler/latest/UserGuide/monitoring-cloudwatch.html)
    public func metric(_ name: String, statistic: Statistic = .sum) -> Metric {
        Metric(namespace: "AWS/Scheduler", name: Value(name), dimensions: ["ScheduleGroup": self.name], statistic: statistic)
            .attached(to: self)
    }

    /// The number of times that a target was called, repetitions included.
    public func metricAttempts() -> Metric { metric("InvocationAttemptCount") }
    /// The number of calls that Scheduler held back because there were more than the account's quota.
    public func metricThrottled() -> Metric { metric("InvocationThrottleCount") }
    /// The number of calls that a target answered with an error.
    public func metricTargetErrors() -> Metric { metric("TargetErrorCount") }
    /// The number of calls that a target refused because there were too many.
    public func metricTargetThrottled() -> Metric { metric("TargetErrorThrottledCount") }
    /// The number of calls that Scheduler gave up, after all repetitions.
    public func metricDropped() -> Metric { metric("InvocationDroppedCount") }
    /// The number of calls that were given up and put into a dead-letter queue.
    public func metricSentToDeadLetterQueue() -> Metric { metric("InvocationsSentToDeadLetterCount") }
    /// The number of calls that were shortened for the dead-letter queue, because the event is larger than a message may be.
    public func metricSentToDeadLetterQueueTruncated() -> Metric {
        metric("InvocationsSentToDeadLetterCount_Truncated_MessageSizeExceeded")
    }
    /// The number of calls that were given up and could not be put into a dead-letter queue: all, or those with an error of this code.
    public func metricFailedToBeSentToDeadLetterQueue(errorCode: String? = nil) -> Metric {
        metric("InvocationsFailedToBeSentToDeadLetterCount" + (errorCode.map { "_\($0)" } ?? ""))
    }
}
