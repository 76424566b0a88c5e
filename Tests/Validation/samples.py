"""Resources that are right by the schemas of their types, made by chance. Schemas are read from cfn-lint's package."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Set
from pathlib import Path
from typing import Any

import cfnlint.data.schemas as data

from Validation.texts import matching

_SCHEMAS = Path(data.__path__[0])
_DEPTH = 6
_ARN = "arn:aws:iam::123456789012:role/service"
_FORMATS = {
    "date-time": "2026-11-30T02:00:00Z", "AWS::IAM::Role.Arn": _ARN, "AWS::EC2::VPC.Id": "vpc-0123456789abcdef0",
    "AWS::EC2::Subnet.Id": "subnet-0123456789abcdef0", "AWS::EC2::SecurityGroup.Id": "sg-0123456789abcdef0",
    "AWS::EC2::Image.Id": "ami-0123456789abcdef0", "ipv4-network": "10.0.0.0/16", "json": "{}",
    "AWS::KMS::Key.Arn": "arn:aws:kms:us-east-1:123456789012:key/01234567-89ab-cdef-0123-456789abcdef",
    "AWS::Lambda::Function.Arn": "arn:aws:lambda:us-east-1:123456789012:function:handler",
    "AWS::SNS::Topic.Arn": "arn:aws:sns:us-east-1:123456789012:topic", "AWS::S3::Bucket.Name": "bucket-of-samples",
}

Schema = dict[str, Any]


class Unmakeable(Exception):
    """The sampler does not find a value."""


def schemas() -> Iterator[tuple[str, Schema]]:
    """The types of us-east-1, sorted, with their schemas."""
    for name, digest in sorted(json.loads((_SCHEMAS / "providers" / "us-east-1.json").read_text()).items()):
        yield name, json.loads((_SCHEMAS / "resources" / f"{digest}.json").read_text())


class Sampler:
    def __init__(self, schema: Schema, chance: random.Random, optional: float) -> None:
        self._schema = schema
        self._chance = chance
        #: How many of the optional properties are set.
        self._optional = optional
        self._read_only = {path.split("/")[2] for path in schema.get("readOnlyProperties", []) if path.count("/") == 2}

    def properties(self) -> dict[str, Any]:
        return self._object(self._merged(self._schema), 0, left_out=self._read_only)

    def _resolved(self, schema: Schema) -> Schema:
        seen = 0
        while "$ref" in schema:
            target: Any = self._schema
            for part in schema["$ref"].partition("#/")[2].split("/"):
                target = target[part]
            schema = {**target, **{key: value for key, value in schema.items() if key not in {"$ref", "description"}}}
            seen += 1
            if seen > 10:
                raise Unmakeable
        return schema

    def _merged(self, schema: Schema) -> Schema:
        """With one of its alternatives, and all of its parts."""
        schema = self._resolved(schema)
        parts = list(schema.get("allOf", []))
        for key in ("oneOf", "anyOf"):
            if schema.get(key):
                parts.append(self._chance.choice(schema[key]))
        for part in map(self._merged, parts):
            schema = {**schema, **part, "properties": {**schema.get("properties", {}), **part.get("properties", {})},
                      "required": [*schema.get("required", []), *part.get("required", [])]}
        if schema.get("requiredXor"):
            schema = {**schema, "required": [*schema.get("required", []), schema["requiredXor"][0]]}
        if schema.get("requiredOr"):
            schema = {**schema, "required": [*schema.get("required", []), schema["requiredOr"][0]]}
        return schema

    def _value(self, schema: Schema, depth: int) -> Any:
        if depth > _DEPTH:
            raise Unmakeable
        schema = self._merged(schema)
        if "const" in schema:
            return schema["const"]
        for key in ("enum", "enumCaseInsensitive"):
            if schema.get(key):
                return self._chance.choice(schema[key])
        kind = schema.get("type", "object" if schema.get("properties") else "string")
        if isinstance(kind, list):
            kind = kind[0]
        if kind == "object":
            return self._object(schema, depth)
        if kind == "array":
            return self._array(schema, depth)
        if kind == "boolean":
            return self._chance.choice([True, False])
        if kind in ("integer", "number"):
            return self._number(schema)
        return self._text(schema)

    def _object(self, schema: Schema, depth: int, left_out: Set[str] = frozenset()) -> dict[str, Any]:
        made: dict[str, Any] = {}
        properties = schema.get("properties") or {}
        required = set(schema.get("required", []))
        for name in sorted(properties):
            if name in left_out or (name not in required and (depth > 2 or self._chance.random() >= self._optional)):
                continue
            try:
                made[name] = self._value(properties[name], depth + 1)
            except Unmakeable:
                if name in required:
                    raise
        for pattern, value in (schema.get("patternProperties") or {}).items():
            name = matching(pattern, self._chance, 1, 20)
            if name and not properties and name.isalnum():
                made[name] = self._value(value, depth + 1)
        return made

    def _array(self, schema: Schema, depth: int) -> list[Any]:
        made: list[Any] = []
        for _ in range(max(schema.get("minItems", 0), 1)):
            for _ in range(5):
                element = self._value(schema.get("items", {"type": "string"}), depth + 1)
                if element not in made:
                    made.append(element)
                    break
        if schema.get("maxItems", 1) < len(made) or len(made) < schema.get("minItems", 0):
            raise Unmakeable
        return made

    def _number(self, schema: Schema) -> int:
        least = int(schema.get("minimum", schema.get("exclusiveMinimum", 0)) or 0)
        most = int(schema.get("maximum", max(least, 100)))
        return self._chance.choice([least + 1 if least + 1 < most else least, most - 1 if most - 1 > least else most])

    def _text(self, schema: Schema) -> str:
        if schema.get("format") in _FORMATS:
            return _FORMATS[schema["format"]]
        least, most = schema.get("minLength", 0), schema.get("maxLength")
        if "pattern" in schema:
            made = matching(schema["pattern"], self._chance, least, most)
            if made is None or (made == "" and least == 0 and most != 0 and matching(schema["pattern"], self._chance, 1, most)):
                made = matching(schema["pattern"], self._chance, max(least, 1), most)
            if made is None:
                raise Unmakeable
            return made
        return "sample"[: most] if least <= 6 else "s" * least


def resources(seed: int, of_each: int) -> Iterator[tuple[str, dict[str, Any], Schema]]:
    """Types with properties, several of each type."""
    for name, schema in schemas():
        for number in range(of_each):
            chance = random.Random(f"{seed} {name} {number}")
            for optional in ([0.5, 0.2, 0.0] if number else [0.3, 0.0]):
                try:
                    made = Sampler(schema, chance, optional).properties()
                except (Unmakeable, KeyError, TypeError, ValueError, RecursionError):
                    continue
                yield name, made, schema
                break
