"""Mistakes in the structure of a template: each function makes one and gives the section and the name of what holds it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Template = dict[str, Any]
Mistake = Callable[[Template], str]

_GONE = object()


def valid() -> Template:
    """A template with something of all that mutations need."""
    return {
        "Parameters": {"Stage": {"Type": "String", "Default": "dev", "AllowedValues": ["dev", "prod"]},
                       "Size": {"Type": "Number", "Default": 5, "MinValue": 1, "MaxValue": 10}},
        "Mappings": {"Sizes": {"dev": {"Count": "1"}, "prod": {"Count": "2"}}},
        "Conditions": {"IsProd": {"Fn::Equals": [{"Ref": "Stage"}, "prod"]}},
        "Resources": {
            "Topic": {"Type": "AWS::SNS::Topic", "Properties": {
                "DisplayName": {"Fn::Sub": "${Stage}-alarms"}, "TopicName": {"Fn::Join": ["-", [{"Ref": "Stage"}, "alarms"]]}}},
            "Queue": {"Type": "AWS::SQS::Queue", "DependsOn": "Topic", "Properties": {
                "QueueName": {"Fn::If": ["IsProd", "jobs", "jobs-dev"]},
                "DelaySeconds": {"Fn::FindInMap": ["Sizes", {"Ref": "Stage"}, "Count"]}}},
            "Subscription": {"Type": "AWS::SNS::Subscription", "Properties": {
                "Protocol": "sqs", "TopicArn": {"Ref": "Topic"}, "Endpoint": {"Fn::GetAtt": ["Queue", "Arn"]}}},
        },
        "Outputs": {"QueueArn": {"Value": {"Fn::GetAtt": ["Queue", "Arn"]}, "Condition": "IsProd"},
                    "Size": {"Value": {"Ref": "Size"}}},
    }


def _set(*path: str, value: Any) -> Mistake:
    def mutate(template: Template) -> str:
        target: Any = template
        for step in path[:-1]:
            target = target[step]
        if value is _GONE:
            del target[path[-1]]
        else:
            target[path[-1]] = value
        return "/".join(path[:2])
    return mutate


_TOPIC = ("Resources", "Topic", "Properties")
_QUEUE = ("Resources", "Queue", "Properties")
STRUCTURE: dict[str, list[Mistake]] = {
    "reference to nothing": [
        _set(*_TOPIC, "DisplayName", value={"Ref": "Stag"}),
        _set("Outputs", "Size", "Value", value={"Ref": "Queues"}),
        _set("Conditions", "IsProd", value={"Fn::Equals": [{"Ref": "Stages"}, "prod"]}),
    ],
    "attribute of nothing": [
        _set("Resources", "Subscription", "Properties", "Endpoint", value={"Fn::GetAtt": ["Queu", "Arn"]}),
        _set("Outputs", "QueueArn", "Value", value={"Fn::GetAtt": "Queues.Arn"}),
    ],
    "attribute that is none": [
        _set("Resources", "Subscription", "Properties", "Endpoint", value={"Fn::GetAtt": ["Queue", "ARN"]}),
        _set("Outputs", "QueueArn", "Value", value={"Fn::GetAtt": ["Queue", "Url"]}),
        _set(*_TOPIC, "DisplayName", value={"Fn::Sub": "${Queue.Size}"}),
    ],
    "variable of nothing": [
        _set(*_TOPIC, "DisplayName", value={"Fn::Sub": "${Stagee}-alarms"}),
        _set(*_TOPIC, "DisplayName", value={"Fn::Sub": ["${Name}-${Stage}", {"Nam": "x"}]}),
        _set(*_TOPIC, "DisplayName", value={"Fn::Sub": "${Qeue.Arn}"}),
    ],
    "dependency on nothing": [
        _set("Resources", "Queue", "DependsOn", value="Topics"),
        _set("Resources", "Queue", "DependsOn", value=["Topic", "Tpic"]),
    ],
    "circle": [
        _set(*_TOPIC, "DisplayName", value={"Ref": "Queue"}),
        _set("Resources", "Topic", "DependsOn", value="Queue"),
        _set(*_TOPIC, "DisplayName", value={"Fn::Sub": "${Subscription}"}),
    ],
    "resource that needs itself": [
        _set(*_TOPIC, "DisplayName", value={"Ref": "Topic"}),
        _set("Resources", "Queue", "DependsOn", value="Queue"),
        _set(*_QUEUE, "QueueName", value={"Fn::GetAtt": ["Queue", "QueueName"]}),
    ],
    "condition that is none": [
        _set("Resources", "Queue", "Condition", value="IsProdd"),
        _set("Outputs", "QueueArn", "Condition", value="Prod"),
        _set(*_QUEUE, "QueueName", value={"Fn::If": ["IsDev", "a", "b"]}),
    ],
    "mapping that is none": [
        _set(*_QUEUE, "DelaySeconds", value={"Fn::FindInMap": ["Size", {"Ref": "Stage"}, "Count"]}),
    ],
    "key that is none": [
        _set(*_QUEUE, "DelaySeconds", value={"Fn::FindInMap": ["Sizes", "test", "Count"]}),
        _set(*_QUEUE, "DelaySeconds", value={"Fn::FindInMap": ["Sizes", "dev", "Counts"]}),
    ],
    "Join of another form": [
        _set(*_TOPIC, "DisplayName", value={"Fn::Join": ["-", "a", "b"]}),
        _set(*_TOPIC, "DisplayName", value={"Fn::Join": [["a"], "-"]}),
        _set(*_TOPIC, "DisplayName", value={"Fn::Join": "a"}),
    ],
    "If of another form": [
        _set(*_QUEUE, "QueueName", value={"Fn::If": ["IsProd", "jobs"]}),
        _set(*_QUEUE, "QueueName", value={"Fn::If": ["IsProd", "a", "b", "c"]}),
    ],
    "Select of another form": [
        _set(*_TOPIC, "DisplayName", value={"Fn::Select": ["first", ["a", "b"]]}),
        _set(*_TOPIC, "DisplayName", value={"Fn::Select": [0]}),
        _set(*_TOPIC, "DisplayName", value={"Fn::Select": [3, ["a"]]}),
    ],
    "Split or Sub of another form": [
        _set(*_TOPIC, "DisplayName", value={"Fn::Select": [0, {"Fn::Split": ["-"]}]}),
        _set(*_TOPIC, "DisplayName", value={"Fn::Sub": ["a", "b", "c"]}),
        _set(*_TOPIC, "DisplayName", value={"Fn::Sub": {"a": "b"}}),
    ],
    "condition of another form": [
        _set("Conditions", "IsProd", value={"Fn::Equals": ["a"]}),
        _set("Conditions", "IsProd", value={"Fn::Not": ["a", "b"]}),
        _set("Conditions", "IsProd", value={"Fn::And": [{"Fn::Equals": ["a", "b"]}]}),
        _set("Conditions", "IsProd", value="true"),
    ],
    "function that is none": [
        _set(*_TOPIC, "DisplayName", value={"Fn::Joins": ["-", ["a"]]}),
        _set(*_TOPIC, "DisplayName", value={"Fn::Concat": ["a", "b"]}),
    ],
    "function beside others": [
        _set(*_TOPIC, "DisplayName", value={"Fn::Sub": "a", "Fn::Join": ["", ["a"]]}),
    ],
    "default that is not allowed": [
        _set("Parameters", "Stage", "Default", value="test"),
        _set("Parameters", "Size", "Default", value=11),
        _set("Parameters", "Size", "Default", value="many"),
    ],
    "parameter type that is none": [
        _set("Parameters", "Stage", "Type", value="Text"),
        _set("Parameters", "Size", "Type", value="Integer"),
        _set("Parameters", "Stage", "Type", value=_GONE),
    ],
    "output without value": [
        _set("Outputs", "Size", "Value", value=_GONE),
        _set("Outputs", "Size", "Value", value=["a"]),
        _set("Outputs", "Size", "Value", value={"a": "b"}),
    ],
    "policy that is none": [
        _set("Resources", "Queue", "DeletionPolicy", value="Keep"),
        _set("Resources", "Queue", "UpdateReplacePolicy", value="Deleted"),
    ],
    "member of a resource that is none": [
        _set("Resources", "Queue", "DependOn", value="Topic"),
        _set("Resources", "Queue", "Property", value={}),
    ],
    "mapping of another form": [
        _set("Mappings", "Sizes", "dev", value="1"),
        _set("Mappings", "Sizes", "dev", value={"Count": {"a": "b"}}),
    ],
    "section that is none": [
        _set("Output", value={"Size": {"Value": "5"}}),
    ],
    "text for a list, by a function": [
        _set("Resources", "Group",
            value={
                "Type": "AWS::EC2::SecurityGroup", "Properties": { "GroupDescription": "x",
                       "SecurityGroupIngress": {"Fn::Sub": "${Stage}"}}}),
    ],
    "null": [
        _set(*_QUEUE, "VisibilityTimeout", value=None),
    ],
}
