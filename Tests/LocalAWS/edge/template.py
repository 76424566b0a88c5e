"""A deployed template: its resources with references resolved."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Template:
    """Resources by their logical ids, and their physical ids."""

    resources: dict[str, dict[str, Any]]
    physical_ids: dict[str, str]
    account: str
    region: str

    def of_type(self, kind: str) -> dict[str, dict[str, Any]]:
        """Properties by logical id, resolved."""
        return {
            name: self.resolve(resource.get("Properties", {})) for name, resource in self.resources.items() if resource["Type"] == kind}

    def resolve(self, value: Any) -> Any:
        if isinstance(value, list):
            return [self.resolve(element) for element in value]
        if not isinstance(value, dict):
            return value
        if set(value) == {"Ref"}:
            pseudo = {"AWS::AccountId": self.account, "AWS::Region": self.region, "AWS::Partition": "aws",
                      "AWS::URLSuffix": "amazonaws.com"}
            return pseudo.get(value["Ref"]) or self.physical_ids[value["Ref"]]
        if set(value) == {"Fn::GetAtt"}:
            return self._attribute(*value["Fn::GetAtt"])
        if set(value) == {"Fn::Join"}:
            separator, parts = value["Fn::Join"]
            return separator.join(str(self.resolve(part)) for part in parts)
        return {name: self.resolve(element) for name, element in value.items()}

    def _attribute(self, name: str, attribute: str) -> str:
        physical = self.physical_ids[name]
        if attribute == "Arn" and self.resources[name]["Type"] == "AWS::S3::Bucket":
            return f"arn:aws:s3:::{physical}"
        if attribute == "RegionalDomainName":
            return f"{physical}.s3.{self.region}.amazonaws.com"
        if attribute == "Arn" and self.resources[name]["Type"] == "AWS::CloudFront::KeyValueStore":
            return f"arn:aws:cloudfront::{self.account}:key-value-store/{physical}"
        # Only equality matters of the rest, such as the canonical user of an origin access identity.
        return f"{physical}.{attribute}"


def deployed(cloudformation: Any, stack: str, account: str, region: str) -> Template:
    """The template of a deployed stack, by a client of CloudFormation."""
    body = cloudformation.get_template(StackName=stack)["TemplateBody"]
    pages = cloudformation.get_paginator("list_stack_resources").paginate(StackName=stack)
    physical = {
        listed["LogicalResourceId"]: listed.get("PhysicalResourceId", "") for page in pages for listed in page["StackResourceSummaries"]}
    return Template(body["Resources"], physical, account, region)
