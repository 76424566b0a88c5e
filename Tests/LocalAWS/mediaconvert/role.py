"""The role that a job runs with: whether the service may take it on, and S3 as the role sees it."""

from __future__ import annotations

import functools
import json
import os
import secrets
from typing import Any

import boto3
import botocore.config
from botocore.exceptions import ClientError

from .transcoding.failure import ACCESS_DENIED, NOT_FOUND, ROLE_ABSENT, ROLE_NOT_TRUSTING, JobFailed

SERVICE = "mediaconvert.amazonaws.com"


def taken_on(role_arn: str, account: str, queue_arn: str) -> dict[str, str]:
    """Credentials of a session of the role, whose trust is asked as AWS asks it: for the account and the queue."""
    from ministack.core.iam_evaluator import EvalContext, evaluate_resource_policy
    from ministack.core.responses import request_scope
    from ministack.services import iam

    name = role_arn.rpartition("/")[2]
    with request_scope(account, "us-east-1"):
        role = iam._roles.get(name)
    if role is None or f":{account}:" not in role_arn:
        raise JobFailed(ROLE_ABSENT, f"The role [{role_arn}] does not exist.")
    trust = _document(role["AssumeRolePolicyDocument"])
    statements = [{**statement, "Resource": "*"} for statement in trust]
    context = EvalContext(
        principal_arn=f"service:{SERVICE}", principal_type="Service", principal_account=account, action="sts:AssumeRole",
        resource_arn="*", region="", service_context={"aws:sourceaccount": account, "aws:sourcearn": queue_arn})
    if evaluate_resource_policy({"Statement": statements}, context, service=SERVICE).decision != "Allow":
        raise JobFailed(ROLE_NOT_TRUSTING, f"The role [{role_arn}] does not let {SERVICE} assume it for [{queue_arn}].")
    return _session(account, name)


def s3(credentials: dict[str, str]) -> Any:
    return _client(**credentials)


@functools.lru_cache(maxsize=32)
def _client(**credentials: str) -> Any:
    """Made once for a session: it takes longer than what a small job does with it."""
    return boto3.client(
        "s3", region_name=os.environ.get("MINISTACK_REGION", "us-east-1"), endpoint_url=gateway(), verify=False, **credentials,
        config=botocore.config.Config(connect_timeout=5, read_timeout=60, retries={"total_max_attempts": 2},
                                      s3={"addressing_style": "path"}))


def gateway() -> str:
    """This process, as a client reaches it."""
    scheme = "https" if os.environ.get("USE_SSL", "").lower() in ("1", "true") else "http"
    return f"{scheme}://127.0.0.1:{os.environ.get('GATEWAY_PORT', '4566')}"


def failure(error: ClientError, what: str) -> JobFailed:
    """Why a file could not be read or written, in the service's own words for a read:
    https://docs.aws.amazon.com/mediaconvert/latest/ug/mediaconvert_error_codes.html"""
    status = error.response["ResponseMetadata"]["HTTPStatusCode"]
    if status in (401, 403):
        return JobFailed(ACCESS_DENIED, f"{what}: [{error.operation_name} failed: access denied]")
    return JobFailed(NOT_FOUND, f"{what}: [Failed to read data: {error.operation_name} failed]")


def _document(trust: Any) -> list[dict[str, Any]]:
    document = json.loads(trust or "{}") if isinstance(trust, str) else trust
    statements = document.get("Statement", [])
    return statements if isinstance(statements, list) else [statements]


@functools.cache
def _session(account: str, role: str) -> dict[str, str]:
    """One for all jobs of a role, as the service may have it for as long as an hour."""
    from ministack.services import sts

    access_key, secret, token = f"ASIA{secrets.token_hex(8).upper()}", secrets.token_hex(20), secrets.token_hex(32)
    sts.register_session(access_key, {
        "Arn": f"arn:aws:sts::{account}:assumed-role/{role}/mediaconvert", "UserId": f"{role}:mediaconvert",
        "SecretAccessKey": secret, "SessionToken": token})
    return {"aws_access_key_id": access_key, "aws_secret_access_key": secret, "aws_session_token": token}
