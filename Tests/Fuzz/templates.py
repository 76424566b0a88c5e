"""Random templates that an app includes."""

from __future__ import annotations

from random import Random
from typing import Any

import yaml

_TEXTS = ["", "a", "b c", "yes", "010", "1:30", "2012-10-17", "~", "x: y",
          "# no", "it's", "two\nlines\n", " a ", "\u00e9\U0001f600", "${x}", "<<",
          "\n\n", "- x", "tab\t", "null"]
_LITERALS: list[Any] = [0, 1, -1, 2.5, 1e-7, 123456789012, True, False, None, [], {}]
_KEYS = ["a", "b", "yes", "10", "2", "x y"]
_INCLUDE = {"Name": "AWS::Include", "Parameters": {"Location": "s3://bucket/key"}}


class Templates:
    """Makes templates whose names begin alike, so that several may be in a stack."""

    def __init__(self, random: Random, prefix: str, wild: bool) -> None:
        self.random = random
        self.prefix = prefix
        self.wild = wild

    def make(self) -> dict[str, Any]:
        template: dict[str, Any] = {}
        for share, section, value in (
                (0.2, "AWSTemplateFormatVersion", "2010-09-09"), (0.3, "Description", self.text()), (0.5, "Transform", self.transform()),
                (0.3, "Metadata", {f"{self.prefix}M": self.value(2)}), (0.4, "Parameters", self.parameters()),
                (0.3, "Conditions", {f"{self.prefix}C": {"Fn::Equals": [{"Ref": "AWS::Region"}, self.text()]}}),
                (0.2, "Mappings", {f"{self.prefix}Map": {"a": {"b": self.text()}}}),
                (0.2, "Rules", {f"{self.prefix}Rule": {"Assertions": [{"Assert": {"Fn::Equals": ["a", self.text()]}}]}}),
                (0.1, "Hooks", {f"{self.prefix}Hook": {"Type": "My::Hook", "Properties": self.value(1)}}),
                (0.2, "Outputs", {f"{self.prefix}O": {"Value": {"Fn::GetAtt": [f"{self.prefix}R0", "Arn"]}}}),
                (0.2, "Unknown", {f"{self.prefix}U": self.value(2)}), (0.7, "Resources", self.resources())):
            if self.chance(share):
                template[section] = value
        if self.wild and self.chance(0.2):
            template[self.random.choice(["Resources", "Unknown"])] = {"Same": self.value(1)}
        members = list(template.items())
        self.random.shuffle(members)
        return dict(members)

    def chance(self, share: float) -> bool:
        return self.random.random() < share

    def text(self) -> str:
        return self.random.choice(_TEXTS)

    def transform(self) -> Any:
        def one() -> Any:
            return self.random.choice(["A", "B", "AWS::Serverless-2016-10-31", _INCLUDE])
        return one() if self.chance(0.4) else [one() for _ in range(self.random.randrange(4))]

    def parameters(self) -> dict[str, Any]:
        return {f"{self.prefix}P{index}": {"Type": "String", "Default": self.text()} for index in range(self.random.randrange(3))}

    def resources(self) -> dict[str, Any]:
        return {
            f"{self.prefix}R{index}": {
                "Type": self.random.choice(["AWS::SNS::Topic", "My::Own::Type", "Custom::Thing"]),
                **({"Properties": {f"K{place}": self.value(3) for place in range(self.random.randrange(3))}} if self.chance(0.8) else {}),
                **({"DependsOn": self.random.choice([f"{self.prefix}R0", [f"{self.prefix}R0"]])} if self.chance(0.2) else {}),
                **({"Odd": self.value(1)} if self.chance(0.1) else {}),
            }
            for index in range(self.random.randrange(4))
        }

    def value(self, depth: int) -> Any:
        match self.random.randrange(6 if depth > 0 else 2):
            case 0:
                return self.text()
            case 1:
                return self.random.choice(_LITERALS)
            case 2:
                return [self.value(depth - 1) for _ in range(self.random.randrange(3))]
            case 3:
                return {self.random.choice(_KEYS): self.value(depth - 1) for _ in range(self.random.randrange(3))}
            case 4:
                return {self.random.choice(["Fn::Sub", "Ref", "Fn::ImportValue"]): self.text()}
            case _:
                return {"Fn::If": [f"{self.prefix}C", self.value(depth - 1), {"Ref": "AWS::NoValue"}]}


def in_yaml(template: dict[str, Any], random: Random) -> str:
    """The template as PyYAML writes it, in a random style."""
    text: str = yaml.safe_dump(
        template, sort_keys=False, allow_unicode=random.random() < 0.5, default_flow_style=random.choice([True, False, None]),
        default_style=random.choice([None, None, None, "'", '"']), indent=random.choice([2, 4, 8]), width=random.choice([20, 80, 1_000]))
    return text
