"""What opens films to viewers who are not everyone: signed cookies, signed URLs, tokens in paths.

https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-choosing-signed-urls-cookies.html
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
from dataclasses import dataclass

from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding, rsa


def path_token(name: str, key: str, expires: int, asset: str) -> str:
    """What stands in front of the path of an asset's files."""
    code = hmac.new(key.encode(), f"{name}.{expires}./assets/{asset}/".encode(), hashlib.sha256).digest()
    return f"/token/{name}.{expires}.{base64.urlsafe_b64encode(code).decode().rstrip('=')}"


@dataclass(frozen=True)
class Signer:
    """A key of whoever lets viewers in."""

    key: rsa.RSAPrivateKey

    @staticmethod
    def new() -> Signer:
        return Signer(rsa.generate_private_key(65537, 2048))

    @property
    def public_key(self) -> str:
        pem = self.key.public_key().public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)
        return str(pem.decode())

    def signed(self, key_id: str, resource: str, expires: int) -> dict[str, str]:
        """A policy for all URLs that a pattern matches, and its signature: the parts of cookies and of queries."""
        statement = {"Resource": resource, "Condition": {"DateLessThan": {"AWS:EpochTime": expires}}}
        policy = json.dumps({"Statement": [statement]}, separators=(",", ":")).encode()
        signature = self.key.sign(policy, padding.PKCS1v15(), hashes.SHA1())
        return {"Policy": _safe(policy), "Signature": _safe(signature), "Key-Pair-Id": key_id}

    def cookies(self, key_id: str, resource: str, expires: int) -> dict[str, str]:
        return {f"CloudFront-{name}": value for name, value in self.signed(key_id, resource, expires).items()}

    def query(self, key_id: str, resource: str, expires: int) -> str:
        return "&".join(f"{name}={value}" for name, value in self.signed(key_id, resource, expires).items())


def _safe(data: bytes) -> str:
    return base64.b64encode(data).decode().translate(str.maketrans("+=/", "-_~"))
