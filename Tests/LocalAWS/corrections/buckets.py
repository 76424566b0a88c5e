"""`AWS::S3::Bucket` as CloudFormation has it.

MiniStack drops a bucket's tags and its encryption, and deletes a bucket that still holds objects. The handler that empties buckets reads
a tag before it deletes anything, and a stack that would be stuck without it must be stuck here. The properties:
https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-s3-bucket.html
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from xml.sax.saxutils import escape

Properties = dict[str, Any]


class BucketNotEmpty(Exception):
    """CloudFormation's reason for a bucket that it cannot delete."""


def apply_tags(name: str, properties: Properties) -> None:
    from ministack.services import s3

    tags = {str(tag["Key"]): str(tag["Value"]) for tag in properties.get("Tags") or []}
    if tags:
        s3._bucket_tags[name] = tags
    else:
        s3._bucket_tags.pop(name, None)


def apply_encryption(name: str, properties: Properties) -> None:
    """The default of new objects; without one it is S3's own."""
    from ministack.services import s3

    rules = properties.get("BucketEncryption", {}).get("ServerSideEncryptionConfiguration", [])
    default = next((rule["ServerSideEncryptionByDefault"] for rule in rules if "ServerSideEncryptionByDefault" in rule), None)
    if default is None:
        s3._bucket_encryption.pop(name, None)
        return
    names = [name for name in ("SSEAlgorithm", "KMSMasterKeyID") if default.get(name)]
    told = "".join(f"<{name}>{escape(default[name])}</{name}>" for name in names)
    s3._bucket_encryption[name] = (
        f"<ServerSideEncryptionConfiguration><Rule><ApplyServerSideEncryptionByDefault>{told}</ApplyServerSideEncryptionByDefault></Rule>"
        "</ServerSideEncryptionConfiguration>")


def refuse_when_not_empty(name: str) -> None:
    from ministack.services import s3

    bucket = s3._buckets.get(name)
    if bucket is not None and (bucket["objects"] or s3._bucket_has_versions(name)):
        raise BucketNotEmpty(f"The bucket you tried to delete is not empty: {name}")


def install() -> None:
    from ministack.services.cloudformation import provisioners

    handlers = provisioners._RESOURCE_HANDLERS["AWS::S3::Bucket"]
    create: Callable[..., Any] = handlers["create"]
    update: Callable[..., Any] = handlers["update"]
    delete: Callable[..., Any] = handlers["delete"]

    def create_bucket(logical_id: str, properties: Properties, stack_name: str) -> Any:
        name, attributes = create(logical_id, properties, stack_name)
        apply_tags(name, properties)
        apply_encryption(name, properties)
        return name, attributes

    def update_bucket(physical_id: str, old: Properties, new: Properties, stack_name: str) -> Any:
        name, attributes = update(physical_id, old, new, stack_name)
        apply_tags(name, new)
        apply_encryption(name, new)
        return name, attributes

    def delete_bucket(physical_id: str, properties: Properties) -> None:
        refuse_when_not_empty(physical_id)
        delete(physical_id, properties)

    handlers.update({"create": create_bucket, "update": update_bucket, "delete": delete_bucket})
