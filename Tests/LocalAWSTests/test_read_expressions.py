"""An expression that was read before is asked of other rows, names and values each time."""

from __future__ import annotations

from typing import Any

import pytest
from botocore.exceptions import ClientError

from LocalAWS.gateway import LocalAWS

TABLE = "table-of-the-read-expressions"


@pytest.fixture(scope="module")
def rows(aws: LocalAWS) -> Any:
    client = aws.client("dynamodb")
    client.create_table(
        TableName=TABLE, BillingMode="PAY_PER_REQUEST", KeySchema=[
            {"AttributeName": "pk", "KeyType": "HASH"}, {"AttributeName": "sk", "KeyType": "RANGE"}],
        AttributeDefinitions=[{"AttributeName": name, "AttributeType": "S"} for name in ("pk", "sk")])
    for pk in ("a", "b"):
        for sk in ("1", "2"):
            client.put_item(TableName=TABLE, Item={"pk": {"S": pk}, "sk": {"S": sk}, "number": {"N": sk}})
    return client


def found(rows: Any, key: str, wanted: str, at_least: str) -> list[tuple[str, str]]:
    page = rows.query(
        TableName=TABLE, KeyConditionExpression="#key = :wanted AND sk >= :least", FilterExpression="#number >= :number",
        ExpressionAttributeNames={"#key": key, "#number": "number"},
        ExpressionAttributeValues={":wanted": {"S": wanted}, ":least": {"S": "1"}, ":number": {"N": at_least}})
    return [(row["pk"]["S"], row["sk"]["S"]) for row in page["Items"]]


def test_the_same_words_mean_other_rows_with_other_values(rows: Any) -> None:
    assert found(rows, "pk", "a", "1") == [("a", "1"), ("a", "2")]
    assert found(rows, "pk", "b", "2") == [("b", "2")]
    assert found(rows, "pk", "a", "3") == []


def test_what_is_no_expression_is_refused_each_time(rows: Any) -> None:
    for _ in range(2):
        with pytest.raises(ClientError, match="ValidationException"):
            rows.delete_item(TableName=TABLE, Key={"pk": {"S": "a"}, "sk": {"S": "1"}}, ConditionExpression="sk = = sk")
