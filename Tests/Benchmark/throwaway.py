"""A package of a user's: it depends on this one by its path. Its apps import one service, or five."""

from __future__ import annotations

from pathlib import Path

# The services that each of its apps imports.
APPS = {"Small": ("S3",), "Throwaway": ("IAM", "Lambda", "Logs", "S3", "SQS")}

_MANIFEST = """// swift-tools-version: 6.1
import PackageDescription

let package = Package(
    name: "throwaway",
    platforms: [.macOS(.v15)],
    dependencies: [.package(path: "{repository}")],
    targets: [
        {targets}
    ],
    swiftLanguageModes: [.v6]
)
"""

_TARGET = """.executableTarget(name: "{name}", dependencies: [{products}]),"""

_SMALL = """import CDK
import CDKS3

@main struct Main: CDKApp {
    func build(_ app: App) {
        Bucket(Stack(app, "small"), "Bucket", isVersioned: true)
    }
}
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
        let bucket = Bucket(stack, "Bucket", isVersioned: true)
        let queue = Queue(stack, "Queue", visibilityTimeout: .seconds({edited}))
        LogGroup(stack, "Log", retention: .oneWeek)
        let role = Role(stack, "Role", assumedBy: .service("lambda.amazonaws.com"))
        Function(
            stack, "Function", code: .inline("def handler(event, context): return event"), runtime: .python3_13, handler: "index.handler",
            environment: ["BUCKET": bucket.name, "QUEUE": queue.url], role: role)
    }}
}}
"""


class Throwaway:
    def __init__(self, repository: Path, directory: Path) -> None:
        self.directory = directory
        targets = "\n        ".join(
            _TARGET.format(name=name, products=", ".join(
                f'.product(name: "CDK{service}", package: "{repository.name}")' for service in ("", *services)))
            for name, services in APPS.items())
        self._write("Package.swift", _MANIFEST.format(repository=repository, targets=targets))
        self._write("Sources/Small/Main.swift", _SMALL)
        self.edit(300)

    def edit(self, number: int) -> None:
        """Changes one line of the app with five services."""
        self._write("Sources/Throwaway/Main.swift", _APP.format(edited=number))

    def _write(self, name: str, text: str) -> None:
        path = self.directory / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
