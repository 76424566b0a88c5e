"""The permissions that the pipeline works with, and what happens without one of them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from LocalPlatform.pipeline import Pipeline


@dataclass(frozen=True)
class Permission:
    """One action of one statement of a role's inline policy."""

    role: str
    policy: str
    statement: int
    action: str
    resources: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.role}: {self.action}"


class Roles:
    """Roles that functions have, and others."""

    def __init__(self, pipeline: Pipeline, functions: Iterable[str], more: Iterable[str] = ()) -> None:
        """The functions' own, and those that they pass on; more by their names."""
        self.pipeline = pipeline
        self._iam = pipeline.aws.client("iam")
        client = pipeline.aws.client("lambda")
        found: list[str] = []
        for function in functions:
            configuration = client.get_function_configuration(FunctionName=function)
            variables = configuration.get("Environment", {}).get("Variables", {}).values()
            found += [configuration["Role"], *(value for value in variables if ":role/" in value)]
        self.names = sorted({arn.rpartition("/")[2] for arn in found} | set(more))

    def permissions(self) -> list[Permission]:
        return [
            Permission(role, policy, index, action, tuple(_listed(statement["Resource"])))
            for role in self.names for policy in self._iam.list_role_policies(RoleName=role)["PolicyNames"]
            for index, statement in enumerate(self._statements(role, policy)) if statement["Effect"] == "Allow"
            for action in _listed(statement["Action"])]

    @contextmanager
    def without(self, permission: Permission) -> Iterator[None]:
        """Takes a permission away for a while."""
        before = self._statements(permission.role, permission.policy)
        after = [
            {**statement, "Action": [action for action in _listed(statement["Action"]) if action != permission.action]}
            if index == permission.statement else statement for index, statement in enumerate(before)]
        self._put(permission, [statement for statement in after if statement["Action"]])
        try:
            yield
        finally:
            self._put(permission, before)

    def _statements(self, role: str, policy: str) -> list[dict[str, Any]]:
        document = self._iam.get_role_policy(RoleName=role, PolicyName=policy)["PolicyDocument"]
        statements: list[dict[str, Any]] = _listed(document["Statement"])
        return statements

    def _put(self, permission: Permission, statements: list[dict[str, Any]]) -> None:
        document = {"Version": "2012-10-17", "Statement": statements}
        if statements:
            self._iam.put_role_policy(RoleName=permission.role, PolicyName=permission.policy, PolicyDocument=json.dumps(document))
        else:
            self._iam.delete_role_policy(RoleName=permission.role, PolicyName=permission.policy)


def invoked_by_state_machine(pipeline: Pipeline) -> list[str]:
    """The functions' ARNs."""
    definition = pipeline.aws.client("stepfunctions").describe_state_machine(stateMachineArn=pipeline.state_machine)["definition"]
    return sorted({value for value in _values(json.loads(definition)) if value.startswith("arn:") and ":function:" in value})


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _values(value: Any) -> Iterator[str]:
    """Every text in a document."""
    if isinstance(value, str):
        yield value
    for element in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _values(element)
