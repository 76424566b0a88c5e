extension ServiceRuleTests {
    private static func target(_ text: String, _ more: String = "") -> String { #"{\#(more)"R Events::Rule": {"Targets": [{\#(text)}]}}"# }

    static let eventCases: [ServiceRuleCase] = [
        ServiceRuleCase(
            "events/schedule-bus", #"{"R Events::Rule": {"ScheduleExpression": "rate(1 day)", "EventBusName": "films"}}"#,
            "EventBusName: A schedule is on the default bus alone", "remove it, or make a rule of its own",
            fix: #"{"R.EventBusName": "default"}"#),
        ServiceRuleCase(
            "events/rate", #"{"R Events::Rule": {"ScheduleExpression": "rate(1 minutes)"}}"#,
            "ScheduleExpression: 'rate(1 minutes)' is no rate: one of minute, hour or day is meant",
            "write rate(1 minute), rate(1 hour) or rate(1 day)", fix: #"{"R.ScheduleExpression": "rate(1 minute)"}"#),
        ServiceRuleCase(
            "events/cron-fields", #"{"R Events::Rule": {"ScheduleExpression": "cron(0 12 * * * *)"}}"#,
            "ScheduleExpression: One of the two kinds of days is '?', unlike in 'cron(0 12 * * * *)'",
            "write ? for the days or for the days of the week", fix: #"{"R.ScheduleExpression": "cron(0 12 * * ? *)"}"#),
        ServiceRuleCase(
            "events/duplicate-target", #"{"R Events::Rule": {"Targets": [{"Id": "a"}, {"Id": "a"}]}}"#,
            "Targets[1].Id: Another target of the rule has the id 'a'", "give it another id", fix: #"{"R.Targets.1.Id": "b"}"#),
        ServiceRuleCase(
            "events/target-input", target(#""Input": "{}", "InputPath": "$.detail""#),
            "Targets[0]: What the target gets is said by Input and InputPath, and only one can be set", "keep one of them",
            fix: #"{"R.Targets.0.InputPath": null}"#),
        ServiceRuleCase(
            "events/input-json", target(#""Input": "hello""#), "Targets[0].Input: The input is not JSON: 'hello'",
            "write it as JSON: a text stands in quotation marks", fix: #"{"R.Targets.0.Input": "\"hello\""}"#),
        ServiceRuleCase(
            "events/transformer-variable",
            target(#""InputTransformer": {"InputTemplate": "\"<key> at <time>\"", "InputPathsMap": {"key": "$.a"}}"#),
            "Targets[0].InputTransformer.InputTemplate: The template names <time>, and no path gives it", "add 'time' to InputPathsMap",
            fix: #"{"R.Targets.0.InputTransformer.InputPathsMap.time": "$.time"}"#),
        ServiceRuleCase(
            "events/target-role", target(#""Arn": {"Ref": "S"}"#, #""S StepFunctions::StateMachine": {}, "#),
            "Targets[0]: A rule starts a state machine with a role", "set RoleArn to a role that events.amazonaws.com may take on",
            fix: #"{"R.Targets.0.RoleArn": "r"}"#),
        ServiceRuleCase(
            "events/cluster-parameters", target(#""Arn": "arn:aws:ecs:eu-south-1:1:cluster/c""#),
            "Targets[0]: A cluster runs a task definition, and none is named", "set EcsParameters",
            fix: #"{"R.Targets.0.EcsParameters": {}}"#),
        ServiceRuleCase(
            "events/fifo-group", target(#""Arn": "arn:aws:sqs:eu-south-1:1:q.fifo""#),
            "Targets[0]: Messages of a FIFO queue belong to a group",
            "set SqsParameters.MessageGroupId", fix: #"{"R.Targets.0.SqsParameters": {"MessageGroupId": "g"}}"#),
        ServiceRuleCase(
            "events/dead-letter-queue", target(#""DeadLetterConfig": {"Arn": "arn:aws:sqs:eu-south-1:1:q.fifo"}"#),
            "Targets[0].DeadLetterConfig.Arn: The dead-letter queue of a target is a standard queue or topic, not a FIFO one",
            "use a standard one",
            fix: #"{"R.Targets.0.DeadLetterConfig.Arn": "arn:aws:sqs:eu-south-1:1:q"}"#),
        ServiceRuleCase(
            "events/target-permission", target(#""Arn": {"Fn::GetAtt": ["F", "Arn"]}"#, #""F Lambda::Function": {}, "#),
            "Targets[0].Arn: Nothing in the template lets events.amazonaws.com call F, so that it is never called",
            "add a permission of the function", fix: #"{"R.Targets.0.Arn": {"Ref": "Elsewhere"}}"#, warns: true),
        ServiceRuleCase(
            "scheduler/flexible-window", #"{"S Scheduler::Schedule": {"FlexibleTimeWindow": {"Mode": "FLEXIBLE"}}}"#,
            "FlexibleTimeWindow: A flexible window has a length", "set MaximumWindowInMinutes",
            fix: #"{"S.FlexibleTimeWindow.MaximumWindowInMinutes": 5}"#),
    ]
}
