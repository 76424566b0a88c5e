"""The calls that Step Functions and EventBridge make by themselves, from what they are told to do, and what their roles allow.

The local AWS does not ask IAM about these, so the template is asked instead. A resource is known by its logical id.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from Templates.literal_definitions import literal

Resources = dict[str, dict[str, Any]]
# An action and the logical id of what it is done to.
Permission = tuple[str, str]

# The service integrations of the platform's state machines: the action, and the parameter that names the resource.
_TASKS = {
    "lambda:invoke": ("lambda:InvokeFunction", "FunctionName"),
    "dynamodb:putItem": ("dynamodb:PutItem", "TableName"),
    "dynamodb:updateItem": ("dynamodb:UpdateItem", "TableName"),
    "dynamodb:getItem": ("dynamodb:GetItem", "TableName"),
    "dynamodb:deleteItem": ("dynamodb:DeleteItem", "TableName"),
    "sns:publish": ("sns:Publish", "TopicArn"),
    "sqs:sendMessage": ("sqs:SendMessage", "QueueUrl"),
    "states:startExecution": ("states:StartExecution", "StateMachineArn"),
}
# Through an encrypted topic or queue: https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html
_KEYS = {"AWS::SNS::Topic": "KmsMasterKeyId", "AWS::SQS::Queue": "KmsMasterKeyId"}
_KEY_ACTIONS = ("kms:Decrypt", "kms:GenerateDataKey")
_TARGETS = {"AWS::StepFunctions::StateMachine": "states:StartExecution", "AWS::Events::EventBus": "events:PutEvents"}

# Without a resource level; https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html and .../xray-iam.html
LOGGING = frozenset({f"logs:{name}" for name in (
    "CreateLogDelivery", "DeleteLogDelivery", "DescribeLogGroups", "DescribeResourcePolicies", "GetLogDelivery", "ListLogDeliveries",
    "PutResourcePolicy", "UpdateLogDelivery")})
TRACING = frozenset({f"xray:{name}" for name in (
    "GetSamplingRules", "GetSamplingTargets", "PutTelemetryRecords", "PutTraceSegments")})

# What waiting for a job takes besides (https://docs.aws.amazon.com/step-functions/latest/dg/connect-mediaconvert.html).
_JOB_ACTIONS = ("mediaconvert:CancelJob", "mediaconvert:GetJob", "mediaconvert:TagResource")
_JOB_RULE = "rule/StepFunctionsGetEventsForMediaConvertJobRule"
_RULE_ACTIONS = ("events:DescribeRule", "events:PutRule", "events:PutTargets")

_MARK = re.compile(r"<(\w+)>")


def marked(value: Any) -> Any:
    """References as `<logical id>`."""
    if isinstance(value, list):
        return [marked(element) for element in value]
    if not isinstance(value, dict):
        return value
    if set(value) == {"Ref"} and not str(value["Ref"]).startswith("AWS::"):
        return f"<{value['Ref']}>"
    if set(value) == {"Fn::GetAtt"}:
        return f"<{value['Fn::GetAtt'][0]}>"
    return {name: marked(element) for name, element in value.items()}


def logical_id(value: Any) -> str:
    """The one resource that a text is about; the text itself if there is none."""
    text = literal(value)
    found = set(_MARK.findall(text))
    return found.pop() if len(found) == 1 else text


def needed_by_machine(resources: Resources, machine: dict[str, Any]) -> set[Permission]:
    properties = machine["Properties"]
    definition = json.loads(literal(marked(properties["DefinitionString"])))
    needed: set[Permission] = set()
    for resource, parameters in _tasks(definition):
        needed |= _needed_by_task(resources, resource, parameters)
    if "LoggingConfiguration" in properties:
        needed |= {(action, "*") for action in LOGGING}
    if properties.get("TracingConfiguration", {}).get("Enabled"):
        needed |= {(action, "*") for action in TRACING}
    return needed


def _needed_by_task(resources: Resources, resource: str, parameters: dict[str, Any]) -> set[Permission]:
    if resources.get(logical_id(resource), {}).get("Type") == "AWS::Lambda::Function":
        # The function itself is the task, and the parameters are what it is given.
        return {("lambda:InvokeFunction", logical_id(resource))}
    service = resource.removeprefix("arn:aws:states:::")
    if service == "mediaconvert:createJob.sync":
        return _needed_by_job(resources, parameters)
    name = service.partition(".")[0]
    if name not in _TASKS:
        raise ValueError(f"It is not known what {resource} needs: add it to _TASKS.")
    action, parameter = _TASKS[name]
    return _with_key(resources, action, logical_id(parameters[parameter]))


def _needed_by_job(resources: Resources, parameters: dict[str, Any]) -> set[Permission]:
    """Of a job that is waited for. Its settings are planned when it runs, and may name any preset of the stack."""
    queue = parameters["Queue"]
    service = queue.rpartition(":")[0]
    presets = [resource["Properties"]["Name"] for resource in resources.values() if resource["Type"] == "AWS::MediaConvert::Preset"]
    templates = [parameters["JobTemplate"]] if "JobTemplate" in parameters else []
    made_from = [queue, *(f"{service}:jobTemplates/{name}" for name in templates), *(f"{service}:presets/{name}" for name in presets)]
    rule = f"{service.replace(':mediaconvert:', ':events:')}:{_JOB_RULE}"
    return {
        *(("mediaconvert:CreateJob", arn) for arn in made_from), *((action, f"{service}:jobs/*") for action in _JOB_ACTIONS),
        *((action, rule) for action in _RULE_ACTIONS), ("iam:PassRole", logical_id(parameters["Role"]))}


def needed_by_target(resources: Resources, target: dict[str, Any]) -> set[Permission]:
    """Of a rule's target with a role."""
    name = logical_id(marked(target["Arn"]))
    kind = resources.get(name, {}).get("Type", "AWS::Events::EventBus")
    return {(_TARGETS[kind], name)}


def allowed(resources: Resources, role: Any) -> set[Permission]:
    """What the policies of a role allow, inline and attached."""
    name = logical_id(marked(role))
    documents = [policy["PolicyDocument"] for policy in resources[name]["Properties"].get("Policies", [])]
    documents += [
        resource["Properties"]["PolicyDocument"] for resource in resources.values()
        if resource["Type"] in ("AWS::IAM::Policy", "AWS::IAM::ManagedPolicy")
        and f"<{name}>" in marked(resource["Properties"].get("Roles", []))]
    return {
        (action, logical_id(resource))
        for document in marked(documents) for statement in document["Statement"] if statement["Effect"] == "Allow"
        for action in _listed(statement["Action"]) for resource in _listed(statement["Resource"])}


def _with_key(resources: Resources, action: str, name: str) -> set[Permission]:
    resource = resources.get(name, {"Type": "", "Properties": {}})
    key = resource.get("Properties", {}).get(_KEYS.get(resource["Type"], ""))
    return {(action, name), *((needed, logical_id(marked(key))) for needed in _KEY_ACTIONS if key)}


def _tasks(value: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    """Resource and parameters of every task, however deep."""
    if isinstance(value, dict):
        if value.get("Type") == "Task":
            parameters: dict[str, Any] = value.get("Parameters") or value.get("Arguments") or {}
            yield value["Resource"], parameters
        value = list(value.values())
    for element in value if isinstance(value, list) else ():
        yield from _tasks(element)


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]
