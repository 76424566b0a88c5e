"""What the checks cost for templates that are as large and as nested as CloudFormation takes them: a megabyte, 500 resources."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import measure

_OFF = '{"swift-cdk:validation": "off"}'
_RUNS = 3
_SIZE = 1_000_000


def table(app: Path, directory: Path) -> str:
    return measure.table(["template", "KB", "checks off, CPU s", "on", "the checks"],
                         [_row(app, directory, name, template) for name, template in _templates()])


def _row(app: Path, directory: Path, name: str, template: dict[str, Any]) -> list[str]:
    text = json.dumps(template)
    if len(text) > _SIZE:
        raise RuntimeError(f"{name} is larger than CloudFormation takes it: {len(text)}")
    source, output = directory / "template.json", directory / "cdk.out"
    source.write_text(text)
    # The off run shows what including and writing cost. Mistakes are no failure here: a template with them is looked at all the same.
    costs: list[list[measure.Cost]] = [[], []]
    for _ in range(_RUNS):
        for own, environment in zip(costs, ({**os.environ, "CDK_CONTEXT_JSON": _OFF}, dict(os.environ)), strict=True):
            shutil.rmtree(output, ignore_errors=True)
            own.append(measure.run([str(app), "include", str(source), str(output)], environment, str(directory)))
    off, on = (measure.median(own) for own in costs)
    return [name, f"{len(text) / 1000:.0f}", f"{off.cpu:.2f}", f"{on.cpu:.2f}", f"{on.cpu - off.cpu:.2f}"]


def _templates() -> Iterator[tuple[str, dict[str, Any]]]:
    yield "500 queues, each with 10 tags behind conditions of their own", _conditional(500, 10)
    yield "one queue, 200 tags behind 200 conditions", _conditional(1, 200)
    yield "values of If within If, 90 deep", _nested(90, lambda inner, place: {"Fn::If": [f"C{place % 200}", "a", inner]})
    yield "lists of If within If, both ways, 15 deep", _both_ways(15)
    yield "200 conditions of ten others each", _nested_conditions()
    yield "500 topics that need all before", _needing()
    yield "500 topics in a circle, with ways across", _circle()
    yield "500 texts of 100 variables", _substituted()
    yield "500 policies of statements", _policies()
    yield "500 security groups of 20 rules", _groups()
    yield "38 patterns of events, 8 deep", _patterns()
    yield "500 unknown types and properties", _unknown()
    yield "20 state machines of 200 states", _machines()
    yield "one distribution of 1,000 behaviors", _behaviors()


def _resources(type: str, all: list[dict[str, Any]], **sections: Any) -> dict[str, Any]:
    return {**sections, "Resources": {f"R{number}": {"Type": type, "Properties": properties} for number, properties in enumerate(all)}}


def _conditions(count: int) -> dict[str, Any]:
    return {"Parameters": {f"P{number}": {"Type": "String"} for number in range(200)},
            "Conditions": {f"C{number}": {"Fn::Equals": [{"Ref": f"P{number % 200}"}, "on"]} for number in range(count)}}


def _conditional(queues: int, tags: int) -> dict[str, Any]:
    own = [{"Fn::If": [f"C{tag}", {"Key": str(tag), "Value": "on"}, {"Ref": "AWS::NoValue"}]} for tag in range(tags)]
    return _resources("AWS::SQS::Queue", [{"Tags": own}] * queues, **_conditions(200))


def _nested(depth: int, wrap: Any) -> dict[str, Any]:
    value: Any = "b"
    for place in range(depth):
        value = wrap(value, place)
    return _resources("AWS::SQS::Queue", [{"QueueName": value}] * 150, **_conditions(200))


def _both_ways(depth: int) -> dict[str, Any]:
    value: Any = [{"Key": "a", "Value": "b"}]
    for place in range(depth):
        value = {"Fn::If": [f"C{place}", value, value]} if place < 10 else {"Fn::If": [f"C{place}", value, [{"Key": str(place)}]]}
    return _resources("AWS::SQS::Queue", [{"Tags": value}] * 5, **_conditions(200))


def _nested_conditions() -> dict[str, Any]:
    conditions: dict[str, Any] = {"C0": {"Fn::Equals": [{"Ref": "P0"}, "on"]}}
    for number in range(1, 200):
        others = [{"Condition": f"C{max(number - back, 0)}"} for back in range(1, 11)]
        conditions[f"C{number}"] = {"Fn::Or" if number % 2 else "Fn::And": others}
    return {**_conditional(500, 5), "Conditions": conditions}


def _needing() -> dict[str, Any]:
    return {"Resources": {f"R{number}": {"Type": "AWS::SNS::Topic", "DependsOn": [f"R{other}" for other in range(number)]}
                          for number in range(450)}}


def _circle() -> dict[str, Any]:
    return _resources("AWS::SNS::Topic", [
        {"DisplayName": {"Fn::Join": ["", [{"Ref": f"R{(number + step) % 500}"} for step in range(1, 60)]]}} for number in range(500)])


def _substituted() -> dict[str, Any]:
    text = "".join(f"${{R{number}.TopicName}}" for number in range(100))
    return _resources("AWS::SNS::Topic", [{"DisplayName": {"Fn::Sub": text}}] * 500)


def _policies() -> dict[str, Any]:
    statement = {"Effect": "Allow", "Action": ["s3:Get*", "sqs:SendMesage", "*:*"], "Resource": "arn:aws:s3:::films/*",
                 "Condition": {"StringEquals": {"aws:SourceAccount": "111111111111"}}}
    return _resources("AWS::IAM::ManagedPolicy", [{"PolicyDocument": {"Version": "2012-10-17", "Statement": [statement] * 9}}] * 500)


def _groups() -> dict[str, Any]:
    rule = {"IpProtocol": "tcp", "FromPort": 1, "ToPort": 2, "CidrIp": "10.0.0.0/8"}
    return _resources("AWS::EC2::SecurityGroup", [{"GroupDescription": "a", "SecurityGroupIngress": [rule] * 20}] * 500)


def _patterns() -> dict[str, Any]:
    pattern: Any = [{"prefix": "a"}, {"anything-but": ["b", "c"]}, {"numeric": [">", 1, "<", 5]}]
    for level in range(8):
        pattern = {f"f{level}-{name}": pattern for name in range(2)}
    return _resources("AWS::Events::Rule", [{"EventPattern": {"detail": pattern}}] * 38)


def _unknown() -> dict[str, Any]:
    unknown = {"Type": "AWS::S3::Bukket"}
    misspelt = {"Type": "AWS::EC2::Instance", "Properties": {f"ImageIdentity{number}": "a" for number in range(70)}}
    return {"Resources": {f"R{number}": misspelt if number % 2 else unknown for number in range(500)}}


def _machines() -> dict[str, Any]:
    states: dict[str, Any] = {
        f"S{number}": {"Type": "Pass", "Parameters": {"a.$": "$.b[0].c"}, "Next": f"S{number + 1}"} for number in range(199)}
    states["S199"] = {"Type": "Succeed"}
    definition = json.dumps({"StartAt": "S0", "States": states})
    return _resources("AWS::StepFunctions::StateMachine",
                      [{"RoleArn": "arn:aws:iam::111111111111:role/r", "DefinitionString": definition}] * 20)


def _behaviors() -> dict[str, Any]:
    behavior = {"TargetOriginId": "o", "ViewerProtocolPolicy": "https-only", "ForwardedValues": {"QueryString": True}}
    return _resources("AWS::CloudFront::Distribution", [{"DistributionConfig": {
        "Enabled": True, "DefaultCacheBehavior": behavior, "Origins": [{"Id": "o", "DomainName": "a.example.com", "S3OriginConfig": {}}],
        "CacheBehaviors": [{**behavior, "PathPattern": f"/{number}/*"} for number in range(1000)]}}])
