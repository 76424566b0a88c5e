"""Signed URLs and cookies as the local edge verifies them. They are signed by botocore, and by hand where it cannot."""

from __future__ import annotations

import base64
import copy
import datetime
import json
from collections.abc import Callable
from typing import Any

import pytest
from botocore.signers import CloudFrontSigner
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa

from LocalAWS.edge import configuration
from LocalAWS.edge.edge import Edge
from LocalAWS.edge.message import Request, Response
from LocalAWSTests.test_edge import RESOURCES, Shelf, template

FILM = "https://video.example.com/assets/1/segment.cmfv"
OTHERS = "https://video.example.com/assets/2/segment.cmfv"
NOW = 1_000_000


def public(key: rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey) -> str:
    pem = key.public_key().public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)
    return str(pem.decode())


KEY, STRANGERS = rsa.generate_private_key(65537, 2048), rsa.generate_private_key(65537, 2048)
CURVE = ec.generate_private_key(ec.SECP256R1())


def rsa_signer(key: rsa.RSAPrivateKey = KEY, kind: hashes.HashAlgorithm | None = None) -> Callable[[bytes], bytes]:
    return lambda message: key.sign(message, padding.PKCS1v15(), kind or hashes.SHA1())


def edge() -> Edge:
    resources: dict[str, Any] = copy.deepcopy(RESOURCES)
    for name, key in (("Rsa", KEY), ("Curve", CURVE)):
        config = {"Name": name, "EncodedKey": public(key)}
        resources[name] = {"Type": "AWS::CloudFront::PublicKey", "Properties": {"PublicKeyConfig": config}}
    resources["Keys"] = {"Type": "AWS::CloudFront::KeyGroup", "Properties": {
        "KeyGroupConfig": {"Name": "keys", "Items": [{"Ref": "Rsa"}, {"Ref": "Curve"}]}}}
    config = resources["Distribution"]["Properties"]["DistributionConfig"]
    config["DefaultCacheBehavior"]["TrustedKeyGroups"] = [{"Ref": "Keys"}]
    return Edge(configuration.read(template(resources)), Shelf(), lambda: NOW)


def get(url: str, cookies: dict[str, str] | None = None) -> Response:
    path, _, query = url.removeprefix("https://video.example.com").partition("?")
    headers = {"host": "video.example.com", "cookie": "; ".join(f"{name}={value}" for name, value in (cookies or {}).items())}
    return edge().respond(Request("GET", path, query, headers))


def policy(resource: str, **conditions: Any) -> str:
    return json.dumps({"Statement": [{"Resource": resource, "Condition": {
        "DateLessThan": {"AWS:EpochTime": NOW + 60}, **conditions}}]}, separators=(",", ":"))


def safe(data: bytes) -> str:
    return base64.b64encode(data).decode().translate(str.maketrans("+=/", "-_~"))


def signed(url: str, custom: str | None = None, key: str = "Rsa", sign: Callable[[bytes], bytes] | None = None) -> str:
    signer = CloudFrontSigner(key, sign or rsa_signer())
    if custom is not None:
        return str(signer.generate_presigned_url(url, policy=custom))
    return str(signer.generate_presigned_url(url, date_less_than=datetime.datetime.fromtimestamp(NOW + 60, datetime.timezone.utc)))


@pytest.mark.parametrize(("url", "admitted"), [
    (signed(FILM), True),
    (signed(f"{FILM}?t=1"), True),
    (FILM, False),
    (signed(FILM).replace("/1/", "/2/"), False),
    (signed(FILM).replace(f"Expires={NOW + 60}", f"Expires={NOW + 61}"), False),
    (signed(FILM, key="Unknown"), False),
    (signed(FILM, sign=rsa_signer(STRANGERS)), False),
    (signed(FILM, policy("https://video.example.com/assets/1/*")), True),
    (signed(OTHERS, policy("https://video.example.com/assets/1/*")), False),
    (signed(FILM, policy("http*://video.example.com/assets/?/*")), True),
    (signed(FILM, policy(FILM, DateLessThan={"AWS:EpochTime": NOW})), False),
    (signed(FILM, policy(FILM, DateGreaterThan={"AWS:EpochTime": NOW + 1})), False),
    (signed(FILM, policy(FILM, IpAddress={"AWS:SourceIp": "127.0.0.0/24"})), True),
    (signed(FILM, policy(FILM, IpAddress={"AWS:SourceIp": "192.0.2.0/24"})), False),
    (signed(FILM, policy(FILM), sign=rsa_signer(kind=hashes.SHA256())), False),
    (f"{signed(FILM, policy(FILM), sign=rsa_signer(kind=hashes.SHA256()))}&Hash-Algorithm=SHA256", True),
    (signed(FILM, policy(FILM), key="Curve", sign=lambda message: CURVE.sign(message, ec.ECDSA(hashes.SHA1()))), True),
], ids=lambda value: None if isinstance(value, bool) else "url")
def test_urls(url: str, admitted: bool) -> None:
    answer = get(url)
    assert (answer.status == 200) is admitted
    assert admitted or answer.body != bytes(range(100))


def cookies(custom: str, sign: Callable[[bytes], bytes] | None = None) -> dict[str, str]:
    return {"CloudFront-Policy": safe(custom.encode()), "CloudFront-Signature": safe((sign or rsa_signer())(custom.encode())),
            "CloudFront-Key-Pair-Id": "Rsa"}


@pytest.mark.parametrize(("told", "admitted"), [
    (cookies(policy("https://video.example.com/assets/1/*")), True),
    (cookies(policy("https://video.example.com/assets/2/*")), False),
    (cookies(policy("https://video.example.com/assets/1/*", DateLessThan={"AWS:EpochTime": NOW - 1})), False),
    (cookies(policy("https://video.example.com/assets/1/*"), rsa_signer(STRANGERS)), False),
    ({**cookies(policy("https://video.example.com/assets/2/*")),
      "CloudFront-Policy": safe(policy("https://video.example.com/assets/1/*").encode())}, False),
    ({"CloudFront-Expires": str(NOW + 60), "CloudFront-Key-Pair-Id": "Rsa", "CloudFront-Signature": safe(rsa_signer()(
        policy(FILM).encode()))}, True),
    ({}, False),
], ids=["valid", "another's", "expired", "a stranger's key", "tampered", "canned", "none"])
def test_cookies(told: dict[str, str], admitted: bool) -> None:
    assert (get(FILM, told).status == 200) is admitted


def test_what_is_refused_is_answered_like_what_is_not_there() -> None:
    assert get(FILM).status == get(f"{signed(FILM)}x".replace("segment", "absent")).status == 404
