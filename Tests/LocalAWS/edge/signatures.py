"""Whether a viewer's cookies or URL are signed with a key that a behavior trusts, for what is asked for and for now.

https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-creating-signed-url-canned-policy.html and
…-custom-policy.html; https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-setting-signed-cookie-canned-policy.html
and …-custom-policy.html
"""

from __future__ import annotations

import base64
import binascii
import ipaddress
import json
import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qsl, unquote

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa

from .message import Request

_NAMES = ("Expires", "Policy", "Signature", "Key-Pair-Id", "Hash-Algorithm")
_HASHES: dict[str, hashes.HashAlgorithm] = {"SHA1": hashes.SHA1(), "SHA256": hashes.SHA256()}
_ADDRESS = "127.0.0.1"


def admitted(keys: Mapping[str, str], request: Request, now: float) -> bool:
    """Keys in PEM by their ids. What is signed in a URL goes before cookies."""
    query = dict(parse_qsl(request.query))
    found = {name: query[name] for name in _NAMES if name in query}
    cookies = {name: request.cookies[f"CloudFront-{name}"] for name in _NAMES if f"CloudFront-{name}" in request.cookies}
    told = found if "Signature" in found else cookies
    try:
        return _is_signed(keys, told, request, now)
    except (KeyError, ValueError, binascii.Error, InvalidSignature):
        return False


def _is_signed(keys: Mapping[str, str], told: Mapping[str, str], request: Request, now: float) -> bool:
    address = _address(request)
    if "Policy" in told:
        policy = _decoded(told["Policy"])
    else:
        # Letter by letter what the signer wrote.
        policy = (f'{{"Statement":[{{"Resource":"{address}","Condition":{{"DateLessThan":'
                  f'{{"AWS:EpochTime":{int(told["Expires"])}}}}}}}]}}').encode()
    _verify(keys[told["Key-Pair-Id"]], _decoded(told["Signature"]), policy, _HASHES[told.get("Hash-Algorithm", "SHA1")])
    (statement,) = json.loads(policy)["Statement"]
    return _covers(statement.get("Resource", "*"), address) and _met(statement["Condition"], now)


def _address(request: Request) -> str:
    """The URL without what is signed in it. The way to the edge location is taken for HTTPS."""
    others = "&".join(part for part in request.query.split("&") if part and part.partition("=")[0] not in _NAMES)
    return f"https://{request.headers.get('host', '')}{request.path}{'?' if others else ''}{others}"


def _covers(pattern: str, address: str) -> bool:
    """`*` is any number of characters, `?` one: a `?` of the pattern that begins a query matches itself."""
    parts = (".*" if part == "*" else "." if part == "?" else re.escape(part) for part in re.split(r"([*?])", pattern))
    return re.fullmatch("".join(parts), address) is not None


def _met(condition: dict[str, Any], now: float) -> bool:
    unknown = set(condition) - {"DateLessThan", "DateGreaterThan", "IpAddress"}
    if unknown:
        raise ValueError(f"CloudFront knows no condition {unknown}.")
    return (now < condition["DateLessThan"]["AWS:EpochTime"]
            and now > condition.get("DateGreaterThan", {}).get("AWS:EpochTime", 0)
            and ipaddress.ip_address(_ADDRESS) in ipaddress.ip_network(condition.get("IpAddress", {}).get("AWS:SourceIp", "0.0.0.0/0")))


def _decoded(text: str) -> bytes:
    """Base64 with the characters that stand in URLs."""
    return base64.b64decode(unquote(text).translate(str.maketrans("-_~", "+=/")), validate=True)


def _verify(pem: str, signature: bytes, message: bytes, algorithm: hashes.HashAlgorithm) -> None:
    key = serialization.load_pem_public_key(pem.encode())
    if isinstance(key, rsa.RSAPublicKey):
        key.verify(signature, message, padding.PKCS1v15(), algorithm)
    elif isinstance(key, ec.EllipticCurvePublicKey):
        key.verify(signature, message, ec.ECDSA(algorithm))
    else:
        raise ValueError("CloudFront takes keys of RSA and ECDSA.")
