"""Keys of KMS are asked for by who reads and writes what is encrypted with them.

- Objects: `kms:Decrypt` to read, `kms:GenerateDataKey` to write, both to write in parts, by the caller's policies and the key's
  (https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html).
- Topics: both to publish (https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html), of alarms by the key's policy alone, since
  CloudWatch has no role.

An upload that asks for KMS without a key gets the bucket's, or the one that AWS has for S3, which MiniStack refuses. It keeps which key an
object has and asks for none. As all of IAM, callers are asked only where it is enforced.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import unquote

from .service_access import policy_admits

_READ, _WRITE = "kms:Decrypt", "kms:GenerateDataKey"
_READS = frozenset({"s3:GetObject", "s3:GetObjectVersion"})
_ALARMS = "cloudwatch.amazonaws.com"
_ALGORITHM = "x-amz-server-side-encryption"
_KEY = f"{_ALGORITHM}-aws-kms-key-id"
# The aliases of keys that AWS keeps for its services.
_OWN_KEYS = "alias/aws/"


def install() -> None:
    from ministack.core import iam_evaluator
    from ministack.core.responses import get_account_id, get_region
    from ministack.services import cloudwatch, s3

    resolve = s3._resolve_sse_write_headers
    enforce = iam_evaluator.enforce
    dispatch = cloudwatch._dispatch_alarm_actions

    def resolve_with_key(headers: dict[str, str], bucket: str) -> Any:
        if headers.get(_ALGORITHM) == "aws:kms" and not headers.get(_KEY):
            own = f"arn:aws:kms:{get_region()}:{get_account_id()}:{_OWN_KEYS}s3"
            headers = {**headers, _KEY: s3._bucket_default_sse_headers(bucket).get(_KEY) or own}
        return resolve(headers, bucket)

    def enforce_with_keys(access_key: str, action: str, service: str, region: str, resource_arn: str = "*", **named: Any) -> Any:
        # Asked before: it looks at the request once.
        in_parts = _in_parts()
        denied = enforce(access_key, action, service, region, resource_arn=resource_arn, **named)
        if denied is not None:
            return denied
        key, needed = _key(action, resource_arn, in_parts)
        context = {"kms:ViaService": f"{service}.{region}.amazonaws.com"}
        for use in needed if key else ():
            denied = enforce(access_key, use, "kms", region, resource_arn=key, service_context=context)
            if denied is not None:
                return denied
        return None

    def dispatch_with_keys(alarm: dict[str, Any], old: str, new: str, reason: str) -> None:
        """Only to topics whose key CloudWatch may use."""
        kept = {name: [topic for topic in alarm.get(name) or [] if _may_publish(topic)] for name in ("AlarmActions", "OKActions")}
        dispatch({**alarm, **kept}, old, new, reason)

    s3._resolve_sse_write_headers = resolve_with_key
    iam_evaluator.enforce = enforce_with_keys
    cloudwatch._dispatch_alarm_actions = dispatch_with_keys


def _key(action: str, resource: str, in_parts: bool) -> tuple[str | None, tuple[str, ...]]:
    """The key that stands behind a call, and what of it the call needs."""
    if action in _READS:
        return _key_of_object(resource), (_READ,)
    if action == "s3:PutObject":
        return _key_of_bucket(resource), (_READ, _WRITE) if in_parts else (_WRITE,)
    if action == "sns:Publish":
        return key_of_topic(resource), (_READ, _WRITE)
    return None, ()


def _in_parts() -> bool:
    """Whether the request at hand writes or joins parts."""
    from ministack.core.iam_evaluator import _signed_request

    request = _signed_request.get()
    return request is not None and "uploadId" in (request.query_params or {})


def _key_of_object(arn: str) -> str | None:
    from ministack.services import s3

    bucket, _, key = arn.partition(":::")[2].partition("/")
    found = s3._buckets.get(bucket, {}).get("objects", {}).get(unquote(key))
    headers = found.get("preserved_headers", {}) if found else {}
    return key_arn(headers.get(_KEY))


def _key_of_bucket(arn: str) -> str | None:
    from ministack.services import s3

    return key_arn(s3._bucket_default_sse_headers(arn.partition(":::")[2].partition("/")[0]).get(_KEY))


def key_of_topic(arn: str) -> str | None:
    """The ARN of a topic's own key."""
    from ministack.services import sns

    topic = sns._topic_by_arn_any_scope(arn)
    return key_arn(topic["attributes"].get("KmsMasterKeyId")) if topic else None


def key_arn(key: str | None) -> str | None:
    """Of a key by its id or ARN; keys of AWS's own, by their aliases, are asked for by nobody here."""
    from ministack.services import kms

    if not key or _OWN_KEYS in key:
        return None
    found = kms._resolve_key(key)
    return str(found["Arn"]) if found else key


def key_admits(key: str, use: str, role_arn: str) -> bool:
    """Whether a key's policy leaves a use of it to a role."""
    from ministack.core.iam_evaluator import EvalContext, evaluate_resource_policy
    from ministack.services import kms

    found, account = kms._resolve_key(key), role_arn.split(":")[4]
    asked = EvalContext(
        principal_arn=f"arn:aws:sts::{account}:assumed-role/{role_arn.rpartition('/')[2]}/service", principal_type="AssumedRole",
        principal_account=account, action=use, resource_arn=key, region="", secure_transport=True)
    return found is not None and evaluate_resource_policy(found["Policy"], asked).decision == "Allow"


def _may_publish(topic: str) -> bool:
    from ministack.core.responses import get_account_id
    from ministack.services import kms

    key = key_of_topic(topic)
    if key is None:
        return True
    found = kms._resolve_key(key)
    account = get_account_id()
    return found is not None and all(
        policy_admits(found["Policy"], _ALARMS, use, key, account, {"aws:SourceAccount": account}) for use in (_READ, _WRITE))
