"""Whether a service of AWS may do something for an account: by a role that it is given, or by the policy of what it acts on.

https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html. MiniStack asks IAM about callers from outside
only; what its services do among themselves it never asks.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

Context = Mapping[str, Any]
_NOTHING: Context = {}


def role_may(role_arn: str, service: str, action: str, resource: str, context: Context, request: Context = _NOTHING) -> bool:
    """Whether a service may take a role on, in a context, and the role do what it is taken on for, by a request."""
    from ministack.core.iam_evaluator import _gather_role_policies, evaluate
    from ministack.services import iam

    account, name = role_arn.split(":")[4], role_arn.rpartition("/")[2]
    role = iam._roles.get_scoped(account, None, name)
    if role is None:
        return False
    trust = role["AssumeRolePolicyDocument"]
    statements = (json.loads(trust) if isinstance(trust, str) else trust).get("Statement", [])
    trusting = [{**statement, "Resource": "*"} for statement in (statements if isinstance(statements, list) else [statements])]
    if not policy_admits({"Statement": trusting}, service, "sts:AssumeRole", "*", account, context):
        return False
    asked = _context(f"arn:aws:sts::{account}:assumed-role/{name}/{service}", "AssumedRole", account, action, resource, request)
    return bool(evaluate(asked, _gather_role_policies(name, account)).decision == "Allow")


def policy_admits(policy: Any, service: str, action: str, resource: str, account: str, context: Context) -> bool:
    """Whether the policy of a resource admits a service."""
    from ministack.core.iam_evaluator import evaluate_resource_policy

    asked = _context(f"service:{service}", "Service", account, action, resource, context)
    return bool(evaluate_resource_policy(policy, asked, service=service).decision == "Allow")


def _context(principal: str, kind: str, account: str, action: str, resource: str, context: Context) -> Any:
    from ministack.core.iam_evaluator import EvalContext

    return EvalContext(
        principal_arn=principal, principal_type=kind, principal_account=account, action=action, resource_arn=resource, region="",
        secure_transport=True, service_context={name.lower(): value for name, value in context.items()})
