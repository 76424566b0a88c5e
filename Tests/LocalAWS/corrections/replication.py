"""S3 replication: a copy comes later, by a role, under the version of its source; and a template can ask for it.

MiniStack copies at once, asks no role and no key of KMS, gives the copy a version of its own, and leaves the property
`ReplicationConfiguration` of `AWS::S3::Bucket` out.

- What is copied, and that copies are not copied again:
  https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-what-is-isnot-replicated.html
- The role: https://docs.aws.amazon.com/AmazonS3/latest/userguide/setting-repl-config-perm-overview.html
- Keys of KMS: https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-config-for-kms-objects.html
- PENDING, then COMPLETED or FAILED, at the copy REPLICA; what failed is not tried again by itself:
  https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-status.html

Events and metrics of replication are not made, nor an event of the copy.
"""

from __future__ import annotations

import contextvars
import copy
import threading
from collections.abc import Callable
from typing import Any

from . import encryption
from .service_access import role_may

Properties = dict[str, Any]
Record = dict[str, Any]

# S3 takes seconds for most objects and says nothing of how many; long enough that whoever does not wait finds nothing.
_LAG_SECONDS = 0.5
_SERVICE = "s3.amazonaws.com"
_ALGORITHM = "x-amz-server-side-encryption"
_KEY = f"{_ALGORITHM}-aws-kms-key-id"


class Refused(Exception):
    """S3's reason for a configuration that it does not take."""


def apply(name: str, properties: Properties) -> None:
    """Of a template. Both buckets have to be versioned."""
    from ministack.services import s3

    asked = properties.get("ReplicationConfiguration")
    if not asked:
        s3._bucket_replication.pop(name, None)
        return
    if s3._bucket_versioning.get(name) != "Enabled":
        raise Refused("Versioning must be 'Enabled' on the bucket to apply a replication configuration")
    for rule in asked["Rules"]:
        if s3._bucket_versioning.get(_name(rule["Destination"]["Bucket"])) != "Enabled":
            raise Refused("Destination bucket must have versioning enabled.")
    s3._bucket_replication[name] = copy.deepcopy(asked)


def install() -> None:
    from ministack.services import s3
    from ministack.services.cloudformation import provisioners

    handlers = provisioners._RESOURCE_HANDLERS["AWS::S3::Bucket"]
    create: Callable[..., Any] = handlers["create"]
    update: Callable[..., Any] = handlers["update"]

    def create_bucket(logical_id: str, properties: Properties, stack_name: str) -> Any:
        name, attributes = create(logical_id, properties, stack_name)
        apply(name, properties)
        return name, attributes

    def update_bucket(physical_id: str, old: Properties, new: Properties, stack_name: str) -> Any:
        name, attributes = update(physical_id, old, new, stack_name)
        apply(name, new)
        return name, attributes

    handlers.update({"create": create_bucket, "update": update_bucket})
    s3._maybe_replicate = _replicate


def _replicate(bucket: str, key: str, record: Record, data: Any, tags: dict[str, str] | None = None) -> None:
    """Called before the version of the source is cut; what waits knows it by then."""
    from ministack.services import s3

    rule, role = s3._replication_rule_for(bucket, key, tags)
    if rule is None or not _is_taken(record, rule):
        return
    record["replication_status"] = "PENDING"
    context = contextvars.copy_context()
    timer = threading.Timer(_LAG_SECONDS, lambda: context.run(_finish, bucket, key, record, data, rule, role))
    timer.daemon = True
    timer.start()


def _is_taken(record: Record, rule: dict[str, Any]) -> bool:
    """What KMS encrypts is left out unless the rule says otherwise."""
    if _sse(record).get(_ALGORITHM) != "aws:kms":
        return True
    asked = rule.get("SourceSelectionCriteria", {}).get("SseKmsEncryptedObjects", {})
    return bool(asked.get("Status") == "Enabled")


def _finish(bucket: str, key: str, record: Record, data: Any, rule: dict[str, Any], role: str) -> None:
    copied = _copy(bucket, key, record, data, rule, role)
    _say(bucket, key, record, "COMPLETED" if copied else "FAILED")


def _copy(bucket: str, key: str, record: Record, data: Any, rule: dict[str, Any], role: str) -> bool:
    from ministack.services import s3

    target = s3._replication_destination(bucket, key, rule, role)
    if target is None or not _may(bucket, key, record, rule, role):
        return False
    name, account, destination = target
    replica = copy.deepcopy(record)
    # What is on disk may be in memory no more.
    replica["body"] = data
    replica["replication_status"] = "REPLICA"
    if rule["Destination"].get("StorageClass"):
        replica["storage_class"] = rule["Destination"]["StorageClass"]
    replica_key = _replica_key(rule)
    if replica_key and _sse(record).get(_ALGORITHM) == "aws:kms":
        replica["preserved_headers"] = {**_sse(record), _KEY: replica_key}
    prior = destination["objects"].get(key)
    destination["objects"][key] = replica
    with s3._in_account(account):
        made = s3._record_object_version(name, key, prior, replica, data)
        for entry in s3._object_versions[name, key]:
            if entry["version_id"] == made:
                entry["version_id"] = record["version_id"]
        replica["version_id"] = record["version_id"]
        tags = s3._object_tags.get((bucket, key, record["version_id"]))
        if tags:
            s3._object_tags[name, key, record["version_id"]] = dict(tags)
        if s3.S3_PERSIST:
            s3._persist_object(name, key, replica)
    return True


def _say(bucket: str, key: str, record: Record, status: str) -> None:
    """At the object and at the entry of its version."""
    from ministack.services import s3

    record["replication_status"] = status
    for entry in s3._object_versions.get((bucket, key), []):
        if entry["version_id"] == record.get("version_id"):
            entry["replication_status"] = status


def _may(bucket: str, key: str, record: Record, rule: dict[str, Any], role: str) -> bool:
    """Whether the role may do all that it takes."""
    source, destination = f"arn:aws:s3:::{bucket}", f"arn:aws:s3:::{_name(rule['Destination']['Bucket'])}"
    needed = [
        ("s3:GetReplicationConfiguration", source), ("s3:ListBucket", source), ("s3:GetObjectVersionForReplication", f"{source}/{key}"),
        ("s3:GetObjectVersionAcl", f"{source}/{key}"), ("s3:ReplicateObject", f"{destination}/{key}")]
    if _tagged(bucket, key, record):
        needed += [("s3:GetObjectVersionTagging", f"{source}/{key}"), ("s3:ReplicateTags", f"{destination}/{key}")]
    if not role.startswith("arn:") or not all(role_may(role, _SERVICE, action, target, {}) for action, target in needed):
        return False
    if _sse(record).get(_ALGORITHM) != "aws:kms":
        return True
    keys = {"kms:Decrypt": encryption.key_arn(_sse(record).get(_KEY)), "kms:Encrypt": _replica_key(rule)}
    return all(arn is not None and _may_use(arn, use, role) for use, arn in keys.items())


def _may_use(arn: str, use: str, role: str) -> bool:
    """By the role and by the key's policy; each key is of the region of its bucket."""
    from ministack.core.responses import get_account_id, request_scope

    region = arn.split(":")[3]
    if not role_may(role, _SERVICE, use, arn, {}, {"kms:ViaService": f"s3.{region}.amazonaws.com"}):
        return False
    with request_scope(get_account_id(), region):
        return encryption.key_admits(arn, use, role)


def _tagged(bucket: str, key: str, record: Record) -> bool:
    from ministack.services import s3

    return bool(s3._object_tags.get((bucket, key, record.get("version_id"))))


def _replica_key(rule: dict[str, Any]) -> str | None:
    key: str | None = rule["Destination"].get("EncryptionConfiguration", {}).get("ReplicaKmsKeyID")
    return key


def _sse(record: Record) -> dict[str, str]:
    headers: dict[str, str] = record.get("preserved_headers") or {}
    return headers


def _name(arn: str) -> str:
    return arn.rpartition(":::")[2]
