"""The table of assets, as far as the handlers use it, held in memory."""

from __future__ import annotations

import re
from typing import Any

from botocore.exceptions import ClientError


class AssetRows:
    """What of DynamoDB's expressions the handlers write: conditions that one thing is absent or equal, SET, REMOVE and a query by keys."""

    def __init__(self) -> None:
        self.items: dict[tuple[str, str], dict[str, Any]] = {}
        # What the next calls of an operation are answered with.
        self.errors: dict[str, ClientError] = {}

    def put_item(self, Item: dict[str, Any], ConditionExpression: str) -> None:
        self._raise("PutItem")
        assert ConditionExpression == "attribute_not_exists(pk)"
        if (Item["pk"], Item["sk"]) in self.items:
            raise ClientError({"Error": {"Code": "ConditionalCheckFailedException"}}, "PutItem")
        self.items[Item["pk"], Item["sk"]] = dict(Item)

    def get_item(self, Key: dict[str, str], ConsistentRead: bool) -> dict[str, Any]:
        self._raise("GetItem")
        assert ConsistentRead
        item = self.items.get((Key["pk"], Key["sk"]))
        return {"Item": dict(item)} if item else {}

    def update_item(
        self, Key: dict[str, str], UpdateExpression: str, ExpressionAttributeNames: dict[str, str],
        ConditionExpression: str, ExpressionAttributeValues: dict[str, Any] | None = None,
    ) -> None:
        self._raise("UpdateItem")
        assert ConditionExpression == "attribute_exists(pk)"
        if (Key["pk"], Key["sk"]) not in self.items:
            raise ClientError({"Error": {"Code": "ConditionalCheckFailedException"}}, "UpdateItem")
        item = self.items[Key["pk"], Key["sk"]]
        found = re.fullmatch(r"(?:SET (?P<set>.*?))? ?(?:REMOVE (?P<remove>.*))?", UpdateExpression)
        assert found, UpdateExpression
        for assignment in filter(None, (found["set"] or "").split(", ")):
            name, value = assignment.split(" = ")
            item[ExpressionAttributeNames[name]] = (ExpressionAttributeValues or {})[value]
        for name in filter(None, (found["remove"] or "").split(", ")):
            item.pop(ExpressionAttributeNames[name], None)

    def query(self, ExpressionAttributeValues: dict[str, str], ExclusiveStartKey: Any = None, **_: Any) -> dict[str, Any]:
        """One row a page, so that who asks has to ask on."""
        self._raise("Query")
        asset, front = ExpressionAttributeValues[":asset"], ExpressionAttributeValues[":job"]
        keys = sorted(key for key in self.items if key[0] == asset and key[1].startswith(front))
        rest = keys if ExclusiveStartKey is None else keys[keys.index(ExclusiveStartKey) + 1:]
        return {"Items": [dict(self.items[key]) for key in rest[:1]], **({"LastEvaluatedKey": rest[0]} if len(rest) > 1 else {})}

    def _raise(self, operation: str) -> None:
        if operation in self.errors:
            raise self.errors.pop(operation)
