"""What an account holds in a region, by kind: two of them compared show what a stack left behind."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from LocalAWS.gateway import LocalAWS


@dataclass(frozen=True)
class Kind:
    name: str
    service: str
    operation: str
    names: Callable[[dict[str, Any]], Iterable[str]]


def _each(field: str, key: str) -> Callable[[dict[str, Any]], Iterable[str]]:
    return lambda page: (item[key] for item in page.get(field) or [])


KINDS = (
    Kind("alarm", "cloudwatch", "describe_alarms", _each("MetricAlarms", "AlarmName")),
    Kind("certificate", "acm", "list_certificates", _each("CertificateSummaryList", "CertificateArn")),
    Kind("bucket", "s3", "list_buckets", _each("Buckets", "Name")),
    Kind("cache policy", "cloudfront", "list_cache_policies", lambda page: (
        item["CachePolicy"]["CachePolicyConfig"]["Name"]
        for item in page["CachePolicyList"].get("Items") or [] if item["Type"] == "custom")),
    Kind("cloudfront function", "cloudfront", "list_functions", lambda page: (
        item["Name"] for item in page["FunctionList"].get("Items") or [])),
    Kind("cloudfront key store", "cloudfront", "list_key_value_stores", lambda page: (
        item["Name"] for item in page["KeyValueStoreList"].get("Items") or [])),
    Kind("dashboard", "cloudwatch", "list_dashboards", _each("DashboardEntries", "DashboardName")),
    # Every account has the default one in every region.
    Kind("event bus", "events", "list_event_buses", lambda page: (
        item["Name"] for item in page["EventBuses"] if item["Name"] != "default")),
    Kind("distribution", "cloudfront", "list_distributions", lambda page: (
        item["Id"] for item in page["DistributionList"].get("Items") or [])),
    Kind("function", "lambda", "list_functions", _each("Functions", "FunctionName")),
    Kind("key alias", "kms", "list_aliases", lambda page: (
        item["AliasName"] for item in page["Aliases"] if not item["AliasName"].startswith("alias/aws/"))),
    Kind("key group", "cloudfront", "list_key_groups", lambda page: (
        item["KeyGroup"]["KeyGroupConfig"]["Name"] for item in page["KeyGroupList"].get("Items") or [])),
    Kind("log group", "logs", "describe_log_groups", _each("logGroups", "logGroupName")),
    Kind("managed policy", "iam", "list_policies", lambda page: (
        item["PolicyName"] for item in page["Policies"] if not item["Arn"].startswith("arn:aws:iam::aws:"))),
    Kind("origin access control", "cloudfront", "list_origin_access_controls", lambda page: (
        item["Name"] for item in page["OriginAccessControlList"].get("Items") or [])),
    Kind("origin access identity", "cloudfront", "list_cloud_front_origin_access_identities", lambda page: (
        item["Id"] for item in page["CloudFrontOriginAccessIdentityList"].get("Items") or [])),
    Kind("parameter", "ssm", "describe_parameters", _each("Parameters", "Name")),
    Kind("public key", "cloudfront", "list_public_keys", lambda page: (
        item["Name"] for item in page["PublicKeyList"].get("Items") or [])),
    Kind("queue", "sqs", "list_queues", lambda page: page.get("QueueUrls") or []),
    Kind("response headers policy", "cloudfront", "list_response_headers_policies", lambda page: (
        item["ResponseHeadersPolicy"]["ResponseHeadersPolicyConfig"]["Name"]
        for item in page["ResponseHeadersPolicyList"].get("Items") or [] if item["Type"] == "custom")),
    Kind("role", "iam", "list_roles", _each("Roles", "RoleName")),
    Kind("rule", "events", "list_rules", _each("Rules", "Name")),
    Kind("stack", "cloudformation", "list_stacks", lambda page: (
        item["StackName"] for item in page["StackSummaries"] if item["StackStatus"] != "DELETE_COMPLETE")),
    Kind("state machine", "stepfunctions", "list_state_machines", _each("stateMachines", "name")),
    Kind("table", "dynamodb", "list_tables", lambda page: page["TableNames"]),
    Kind("topic", "sns", "list_topics", _each("Topics", "TopicArn")),
)

# Services that are one for all regions.
GLOBAL_SERVICES = frozenset({"cloudfront", "iam", "s3"})

Inventory = set[tuple[str, str]]


def inventory(aws: LocalAWS, region: str | None = None) -> Inventory:
    """Kind and name of all there is; of another region than the platform's, only what belongs to that region."""
    found: Inventory = set()
    for kind in KINDS:
        if region not in (None, aws.region) and kind.service in GLOBAL_SERVICES:
            continue
        client = aws.client(kind.service, region)
        if client.can_paginate(kind.operation):
            pages = client.get_paginator(kind.operation).paginate()
        else:
            pages = [getattr(client, kind.operation)()]
        for page in pages:
            found.update((kind.name, name) for name in kind.names(page))
    return found
