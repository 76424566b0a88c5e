"""A distribution as its deployed template has it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from . import cache_policy, response_headers
from .bucket_policy import Reader
from .cache_policy import CachePolicy
from .functions import Function
from .response_headers import ResponseHeadersPolicy
from .template import Template

_KINDS = "AWS::CloudFront::"


@dataclass(frozen=True)
class Behavior:
    """What is done with the paths of a pattern."""

    pattern: str
    cache: CachePolicy
    headers: ResponseHeadersPolicy
    methods: frozenset[str]
    compress: bool
    # The public keys that are trusted, in PEM, by their ids; empty where everybody is let in.
    trusted: dict[str, str] = field(default_factory=dict)
    # By the event at which it runs.
    functions: dict[str, Function] = field(default_factory=dict)

    def matches(self, path: str) -> bool:
        """`*` is any number of characters, `?` one; a pattern may begin without the slash of the path."""
        parts = ("[^\0]*" if part == "*" else "." if part == "?" else re.escape(part) for part in re.split(r"([*?])", self.pattern))
        expression = re.compile("".join(parts))
        return bool(expression.fullmatch(path) or expression.fullmatch(path.lstrip("/")))


@dataclass(frozen=True)
class ErrorResponse:
    """What an error of the origin is answered with, and for how many seconds it is kept."""

    code: int
    seconds: float
    status: int | None
    page: str | None


@dataclass(frozen=True)
class Configuration:
    """The last behavior is the default one."""

    bucket: str
    statements: Sequence[dict[str, Any]]
    reader: Reader
    behaviors: tuple[Behavior, ...]
    errors: dict[int, ErrorResponse]
    root_object: str

    def behavior(self, path: str) -> Behavior:
        return next(behavior for behavior in self.behaviors if behavior.matches(path))


def read(template: Template) -> Configuration:
    """The template's one distribution, in front of one bucket."""
    distributions = template.of_type(f"{_KINDS}Distribution")
    if len(distributions) != 1:
        raise ValueError(f"The stack has {len(distributions)} distributions; the local edge serves one.")
    (name, properties), = distributions.items()
    config = properties["DistributionConfig"]
    (origin,) = config["Origins"]
    bucket = origin["DomainName"].partition(".s3.")[0]
    policies = [p for p in template.of_type("AWS::S3::BucketPolicy").values() if p["Bucket"] == bucket]
    behaviors = [*config.get("CacheBehaviors", []), {**config["DefaultCacheBehavior"], "PathPattern": "*"}]
    return Configuration(
        bucket, [statement for policy in policies for statement in policy["PolicyDocument"]["Statement"]],
        _reader(template, origin, template.physical_ids[name]), tuple(_behavior(template, behavior) for behavior in behaviors),
        {error["ErrorCode"]: _error(error) for error in config.get("CustomErrorResponses", [])}, config.get("DefaultRootObject", ""))


def _reader(template: Template, origin: dict[str, Any], distribution: str) -> Reader:
    arn = f"arn:aws:cloudfront::{template.account}:distribution/{distribution}"
    identity = origin.get("S3OriginConfig", {}).get("OriginAccessIdentity", "").rpartition("/")[2]
    if identity:
        return Reader(("CanonicalUser", f"{identity}.S3CanonicalUserId"), arn)
    return Reader(("Service", "cloudfront.amazonaws.com"), arn)


def _behavior(template: Template, config: dict[str, Any]) -> Behavior:
    pattern = config["PathPattern"]
    if config.get("TrustedSigners"):
        raise ValueError(f"{pattern}: the local edge knows keys in groups only.")
    cache = _referred(template, "CachePolicy", config["CachePolicyId"])
    if cache is None:
        raise ValueError(f"{pattern}: the cache policy {config['CachePolicyId']} is not in the stack.")
    headers = _referred(template, "ResponseHeadersPolicy", config.get("ResponseHeadersPolicyId"))
    return Behavior(
        pattern, cache_policy.read(cache), response_headers.read(headers) if headers else ResponseHeadersPolicy(),
        frozenset(config.get("AllowedMethods", ["GET", "HEAD"])), bool(config.get("Compress")),
        {key: pem for group in config.get("TrustedKeyGroups", []) for key, pem in _keys(template, group).items()},
        {told["EventType"]: _function(template, told["FunctionARN"]) for told in config.get("FunctionAssociations", [])})


def _keys(template: Template, group: str) -> dict[str, str]:
    members = _referred(template, "KeyGroup", group)
    if members is None:
        raise ValueError(f"The key group {group} is not in the stack.")
    keys = {key: _referred(template, "PublicKey", key) for key in members["Items"]}
    return {key: config["EncodedKey"] for key, config in keys.items() if config is not None}


def _function(template: Template, arn: str) -> Function:
    for name, properties in template.of_type(f"{_KINDS}Function").items():
        if template.resolve({"Fn::GetAtt": [name, "FunctionARN"]}) == arn:
            stores = properties["FunctionConfig"].get("KeyValueStoreAssociations", [])
            return Function(properties["FunctionCode"], stores[0]["KeyValueStoreARN"] if stores else None)
    raise ValueError(f"The function {arn} is not in the stack.")


def _referred(template: Template, kind: str, physical_id: str | None) -> dict[str, Any] | None:
    """The config of a policy of the stack."""
    for name, properties in template.of_type(f"{_KINDS}{kind}").items():
        if template.physical_ids[name] == physical_id:
            config: dict[str, Any] = properties[f"{kind}Config"]
            return config
    return None


def _error(config: dict[str, Any]) -> ErrorResponse:
    # Ten seconds unless said otherwise:
    # https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/custom-error-pages-expiration.html
    return ErrorResponse(
        config["ErrorCode"], float(config.get("ErrorCachingMinTTL", 10)), config.get("ResponseCode"), config.get("ResponsePagePath"))
