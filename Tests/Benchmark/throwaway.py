"""A package of a user's: it depends on this one by its path, and its app imports five services."""

from __future__ import annotations

from pathlib import Path

SERVICES = ("IAM", "Lambda", "Logs", "S3", "SQS")

_MANIFEST = """// swift-tools-version: 6.1
import PackageDescription

let package = Package(
    name: "throwaway",
    dependencies: [
        .package(path: "{repository}"),
        .package(url: "https://github.com/apple/swift-crypto", "3.12.0"..<"5.0.0"),
    ],
    targets: [
        .executableTarget(
            name: "Dependency",
            dependencies: [.product(name: "Crypto", package: "swift-crypto")]),
        .executableTarget(
            name: "Throwaway",
            dependencies: [
                .product(name: "CDK", package: "{package}"),{products}
            ]),
    ],
    swiftLanguageModes: [.v6]
)
"""

_APP = """import CDK
import CDKIAM
import CDKLambda
import CDKLogs
import CDKS3
import CDKSQS

@main struct Main: CDKApp {{
    func build(_ app: App) {{
        let stack = Stack(app, "throwaway")
        let bucket = CfnBucket(stack, "Bucket", versioningConfiguration: .init(status: "Enabled"))
        let queue = CfnQueue(stack, "Queue", visibilityTimeout: {edited})
        CfnLogGroup(stack, "Log", retentionInDays: 7)
        let role = CfnRole(
            stack, "Role",
            assumeRolePolicyDocument: [
                "Version": "2012-10-17",
                "Statement": [["Effect": "Allow", "Action": "sts:AssumeRole", "Principal": ["Service": "lambda.amazonaws.com"]]],
            ])
        CfnFunction(
            stack, "Function", code: .init(zipFile: "def handler(event, context): return event"), role: role.attrArn,
            environment: .init(variables: ["BUCKET": bucket.ref, "QUEUE": queue.ref]), handler: "index.handler", runtime: "python3.13")
    }}
}}
"""

_DEPENDENCY = """import Crypto

print(Insecure.MD5.hash(data: [UInt8]()))
"""


class Throwaway:
    def __init__(self, repository: Path, directory: Path) -> None:
        self.directory = directory
        products = "".join(f'\n                .product(name: "CDK{name}", package: "{repository.name}"),' for name in SERVICES)
        self._write("Package.swift", _MANIFEST.format(repository=repository, package=repository.name, products=products))
        self._write("Sources/Dependency/main.swift", _DEPENDENCY)
        self.edit(300)

    def edit(self, number: int) -> None:
        """Changes one line of the app."""
        self._write("Sources/Throwaway/Main.swift", _APP.format(edited=number))

    def _write(self, name: str, text: str) -> None:
        path = self.directory / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
