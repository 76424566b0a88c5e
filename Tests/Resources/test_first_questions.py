"""What users write first compiles; where it cannot, the compiler says what is wrong, and the page of first questions says what it means."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from Resources.names import REPOSITORY
from Resources.type_checking import ERROR, type_check

_PAGES = REPOSITORY / "Sources" / "CDK" / "CDK.docc"
_PAGE = _PAGES / "FirstQuestions.md"
_HOW_TO = ("AssetsAndLookups", "CDK", "ChangingStacks", "CloudAssembly", "CustomResources", "DeferredValues", "Diagnostics",
           "EscapeHatches", "Everywhere", "FromOtherLanguages", "GeneratedClasses", "Policy", "Stacks", "Testing")
#: Pages whose examples are programs, and the test that finds them there.
_ELSEWHERE = {"BuildingAnApp": "Tests/Packages/test_tutorials.py", "BuildingThePipeline": "Tests/Packages/test_tutorials.py"}
_MODULES = ("CDK", "CDKAssertions", "CDKCloudFront", "CDKCloudWatch", "CDKEC2", "CDKEvents", "CDKIAM", "CDKKMS", "CDKLambda", "CDKS3",
            "CDKSNS", "CDKSQS", "CDKStepFunctions")
_IMPORTS = "".join(f"import {name}\n" for name in _MODULES)
_GIVEN = ("app: App, stack: Stack, bucket: S3.CfnBucket, role: Role, anyRole: any RoleReference, key: Key, queue: Queue, "
          "topic: any TopicReference, name: String, optionalName: String?, names: [String], optionalNames: [String]?, tags: "
          "[String: String], count: Int, flag: Bool, fraction: Double, isLive: CfnCondition, "
          # Of examples of mistakes, which are not the point of these.
          "env: Environment, first: Stack, second: Stack, pattern: AnyValue, document: PolicyDocument, machine: StateMachine, "
          "millionsOfRules: Map<AnyValue>")
_FILE_LEVEL = "// In a file\n"

#: The most steps of the type checker for 30 calls of 20 arguments: what they took when this was written, and a quarter more. Without
#: an ARN as it is, `Value(role.arn)` in its place, they took 8,850.
_MOST_SCOPES = 11_700

COMPILES = {
    "literals": 'SQS.CfnQueue(stack, "A", delaySeconds: 5, fifoQueue: true, queueName: "films.fifo")',
    "an integer for a number": "let _: Value<Double> = 5",
    "a fraction": "let _: Value<Double> = 0.5",
    "variables": 'SQS.CfnQueue(stack, "A", delaySeconds: Value(count), fifoQueue: Value(flag), queueName: Value(name))',
    "an optional variable": 'SQS.CfnQueue(stack, "A", queueName: Value(optionalName))',
    "literals without a context": 'let _ = (Value("films"), Value("\\(name)-films"), Value(true), Value(0.5))',
    "variables without a context": "let _ = (Value(name), Value(count), Value(flag), Value(fraction), Value(role.arn))",
    "an interpolation": 'SQS.CfnQueue(stack, "A", queueName: "\\(name)-\\(bucket.ref)-\\(count)")',
    "a choice": 'SQS.CfnQueue(stack, "A", queueName: .if(isLive, "live", else: Value(name)))',
    "an ARN as a text": 'SQS.CfnQueue(stack, "A", kmsMasterKeyId: key.arn)',
    "an ARN of something that is imported": 'CfnOutput(stack, "A", value: anyRole.arn)',
    "ARNs in a list": 'let _: List<Value<String>> = [role.arn, anyRole.arn, "\\(role.arn)/*", "films", queue.arn, topic.arn]',
    "ARNs in a map": 'let _: Map<Value<String>> = ["role": role.arn, "name": "films"]',
    "an ARN as an ARN": "let arn = role.arn\nlet _: ARN = arn\nlet _: [ARN] = [role, role].map(\\.arn)",
    "an ARN of a statement": '_ = PolicyStatement(actions: ["sqs:*"], resources: [queue.arn, "\\(topic.arn)", anyRole.arn])',
    "an ARN in JSON": '_ = ["Resource": AnyValue(queue.arn), "Other": "\\(queue.arn)"] as AnyValue',
    "a list of literals": 'let _: List<Value<String>> = ["a", Value(name), "\\(name)", bucket.ref]',
    "a list of an array": "let _: List<Value<String>> = List(names)",
    "a list of an optional array": 'EC2.CfnInstance(stack, "A", securityGroupIds: List(optionalNames))',
    "a list of an array of values": "let _: List<Value<String>> = List([bucket.ref, bucket.attrArn])",
    "a list of a literal array": 'let _: List<Value<String>> = List(["a", "b"])',
    "a list of numbers": "let _: List<Value<Int>> = List([1, count])",
    "a list of constants": 'let _: List<S3.CfnBucket.SSEAlgorithm> = [.awsKMS, "AES256", .init(name)]',
    "a list of constants of an array": "let _: List<S3.CfnBucket.SSEAlgorithm> = List(names)",
    "a map of a dictionary": "let _: Map<Value<String>> = Map(tags)",
    "a map of a dictionary of values": 'let _: Map<Value<String>> = Map(["bucket": bucket.ref])',
    "a policy": '_ = PolicyDocument([PolicyStatement(actions: ["s3:*"], resources: ["*"]), .init(.deny, actions: ["s3:*"])])',
    "a policy of JSON": '_ = try? PolicyDocument(json: ["Statement": []])',
    "a map and JSON of the core": 'let _: OrderedMap<JSON> = ["a": ["b": 1]]',
    "an empty initializer": 'S3.CfnBucket(stack, "A", publicAccessBlockConfiguration: .init())',
    "nested objects": 'S3.CfnBucket(stack, "A", lifecycleConfiguration: .init(rules: [.init(status: .enabled, expirationInDays: 5)]))',
}

_TEXT_IS_WANTED = ("conformance of 'String' to 'WrittenAsWholeNumber' is unavailable: "
                   "a text is wanted here: write the number between quotation marks")

REFUSED = {
    "a number for a text": (
        'SQS.CfnQueue(stack, "A", queueName: 5)',
        _TEXT_IS_WANTED),
    "a number for a text in a list": (
        'S3.CfnBucket(stack, "A", corsConfiguration: .init(corsRules: [.init(allowedMethods: ["GET", 5], allowedOrigins: ["*"])]))',
        _TEXT_IS_WANTED),
    "a number for a text in a nested object": (
        'S3.CfnBucket(stack, "A", tags: [.init(key: "a", value: 5)])',
        _TEXT_IS_WANTED),
    "a number for a Boolean": (
        'SQS.CfnQueue(stack, "A", fifoQueue: 1)',
        "conformance of 'Bool' to 'WrittenAsWholeNumber' is unavailable: true or false is wanted here, not a number"),
    "a text for a number": (
        'SQS.CfnQueue(stack, "A", delaySeconds: "5")', "generic struct 'Value' requires the types 'Int' and 'String' be equivalent"),
    "a text for a Boolean": (
        'SQS.CfnQueue(stack, "A", fifoQueue: "true")', "generic struct 'Value' requires the types 'Bool' and 'String' be equivalent"),
    "a Boolean for a text": (
        'SQS.CfnQueue(stack, "A", queueName: true)', "generic struct 'Value' requires the types 'String' and 'Bool' be equivalent"),
    "a fraction for a whole number": (
        'SQS.CfnQueue(stack, "A", delaySeconds: 5.5)', "generic struct 'Value' requires the types 'Int' and 'Double' be equivalent"),
    "a String": (
        'SQS.CfnQueue(stack, "A", queueName: name)', "cannot convert value of type 'String' to expected argument type 'Value<String>'"),
    "an Int": (
        'SQS.CfnQueue(stack, "A", delaySeconds: count)', "cannot convert value of type 'Int' to expected argument type 'Value<Int>'"),
    "a String in a list": (
        'let _: List<Value<String>> = ["a", name]', "cannot convert value of type 'String' to expected element type 'Value<String>'"),
    "an array": (
        'EC2.CfnInstance(stack, "A", securityGroupIds: names)',
        "cannot convert value of type '[String]' to expected argument type 'List<Value<String>>'"),
    "a text for a list": (
        'EC2.CfnInstance(stack, "A", securityGroupIds: "sg-1")',
        "cannot convert value of type 'String' to expected argument type 'List<Value<String>>'"),
    "a dictionary for tags": (
        'S3.CfnBucket(stack, "A", tags: ["a": "b"])',
        "cannot convert value of type '[String : String]' to expected argument type 'List<CfnTag>'"),
    "a label that there is not": (
        'SQS.CfnQueue(stack, "A", queueNme: "films")',
        "incorrect argument label in call (have '_:_:queueNme:', expected '_:_:queueName:')"),
    "a missing nested property": (
        'S3.CfnBucket(stack, "A", versioningConfiguration: .init())',
        "'init()' is unavailable: arguments are missing: some of this type are required, and come first"),
    "a missing property of a nested list": (
        'S3.CfnBucket(stack, "A", lifecycleConfiguration: .init(rules: [.init(id: "x")]))',
        "missing argument for parameter 'status' in call"),
    "a number for a constant": (
        'S3.CfnBucket(stack, "A", versioningConfiguration: .init(status: 5))',
        "cannot convert value of type 'Int' to expected argument type 'S3.CfnBucket.AccelerationStatus'"),
    "a constant that there is not": (
        'S3.CfnBucket(stack, "A", versioningConfiguration: .init(status: .on))',
        "type 'S3.CfnBucket.AccelerationStatus' has no member 'on'"),
    "a dictionary for a nested object": (
        'S3.CfnBucket(stack, "A", versioningConfiguration: ["Status": "Enabled"])',
        "cannot convert value of type '[String : String]' to expected argument type 'S3.CfnBucket.VersioningConfigurationProperty'"),
    "a String in JSON": (
        'CfnResource(stack, "A", type: "A::B::C", properties: ["Name": name])',
        "cannot convert value of type 'String' to expected dictionary value type 'AnyValue'"),
    "a String deep in JSON": (
        'CfnResource(stack, "A", type: "A::B::C", properties: ["A": [["C": 1, "D": ["E": name, "F": [1, "\\(name)", 0.5]]]]])',
        "cannot convert value of type 'String' to expected dictionary value type 'AnyValue'"),
    "a joined text": (
        'SQS.CfnQueue(stack, "A", queueName: "films-" + bucket.ref)', "'+' is unavailable: interpolate both: \"\\(a)\\(b)\""),
    "a stored constant": (
        _FILE_LEVEL + 'private let refusedName: Value<String> = "films"',
        "let 'refusedName' is not concurrency-safe because non-'Sendable' type 'Value<String>' may have shared mutable state"),
}


def _written(directory: Path, snippets: dict[str, str]) -> dict[str, str]:
    """Writes each snippet to a file of its own, as the body of a function if it does not say that it stands in a file.

    Their names by those of the files.
    """
    names = {}
    for number, (name, code) in enumerate(snippets.items()):
        file = f"snippet{number}"
        names[file] = name
        if code.startswith((_FILE_LEVEL, "import ")):
            text = re.sub(r"^(var|let|enum) ", r"private \1 ", code, flags=re.MULTILINE)
        else:
            text = f"private func use({_GIVEN}) throws {{\n{code}\n}}\n"
        (directory / f"{file}.swift").write_text(_IMPORTS + text)
    return names


def _messages(compiled: Path, directory: Path, snippets: dict[str, str]) -> dict[str, list[str]]:
    names = _written(directory, snippets)
    found: dict[str, list[str]] = {name: [] for name in snippets}
    for file, _, message in ERROR.findall(type_check(directory, compiled)):
        found[names[file]].append(re.sub(r" \[#\w+\]$", "", message))
    return found


@pytest.fixture(scope="module")
def refused(compiled: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """The messages for everything that is refused."""
    return _messages(compiled, tmp_path_factory.mktemp("refused"), {name: code for name, (code, _) in REFUSED.items()})


def test_what_is_right_compiles(compiled: Path, tmp_path: Path) -> None:
    assert {name: messages for name, messages in _messages(compiled, tmp_path, COMPILES).items() if messages} == {}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_wrong_is_told(name: str, refused: dict[str, list[str]]) -> None:
    assert refused[name] == [REFUSED[name][1]]


def test_examples_of_the_pages_compile(compiled: Path, tmp_path: Path) -> None:
    examples = {f"{page}: {block}": block for page in (_PAGE.stem, *_HOW_TO) for block in _blocks(page)}
    assert {name: found for name, found in _messages(compiled, tmp_path, examples).items() if found} == {}


def test_no_page_has_examples_that_nothing_compiles() -> None:
    folders = [*(REPOSITORY / "Sources").rglob("*.docc"), *(REPOSITORY / "Constructs").glob("*.docc")]
    pages = [page for folder in folders for page in folder.glob("*.md") if "```swift\n" in page.read_text()]
    assert len(pages) > 30
    in_swift = "".join(file.read_text() for folder in ("CDKAssertionsTests", "ServiceTests")
                       for file in (REPOSITORY / "Tests" / folder).rglob("*.swift"))
    here = {_PAGE.stem, *_HOW_TO}
    named = [page.stem for page in pages if str(page.relative_to(REPOSITORY)) in in_swift]
    others = [(REPOSITORY / test).read_text() for test in _ELSEWHERE.values()]
    assert {page.stem for page in pages} - here - set(named) - set(_ELSEWHERE) == set()
    assert [page for page, text in zip(_ELSEWHERE, others, strict=True) if page not in text] == []


@pytest.mark.parametrize("page", [_PAGE.stem, *_HOW_TO])
def test_pages_have_examples(page: str) -> None:
    assert _blocks(page)


def _blocks(page: str) -> list[str]:
    [file] = (REPOSITORY / "Sources").glob(f"*/*.docc/{page}.md")
    blocks = re.findall(r"^```swift\n(.*?)^```", file.read_text(), re.MULTILINE | re.DOTALL)
    # A program stands within a function here.
    return [block.removeprefix("@main\n") for block in blocks]


def test_messages_of_the_page_are_the_compilers(compiled: Path, tmp_path: Path) -> None:
    rows = re.findall(r"^\| `([^|]+)` \| `([^`]+)`([^|]*)\| .*`([^`]+)` \|$", _PAGE.read_text(), re.MULTILINE)
    assert len(rows) > 5
    classes = {"queueName": "SQS.CfnQueue", "fifoQueue": "SQS.CfnQueue", "delaySeconds": "SQS.CfnQueue",
               "securityGroupIds": "EC2.CfnInstance", "versioningConfiguration": "S3.CfnBucket", "dashboardName": "Dashboard",
               "properties": "CfnResource"}

    def snippet(label: str, code: str, where: str) -> str:
        if "in a file" in where:
            return _FILE_LEVEL + code
        argument = code if code.startswith(f"{label}:") else f"{label}: {code}"
        needed = 'type: "AWS::SSM::Parameter", ' if label == "properties" else ""
        return f'{classes[label]}(stack, "A", {needed}{argument})'

    wrong, right = {}, {}
    for message, code, where, better in rows:
        label = code.split(":")[0]
        wrong[message] = snippet(label, code, where)
        right[message] = snippet(label, better, where)
    (tmp_path / "wrong").mkdir()
    (tmp_path / "right").mkdir()
    found = _messages(compiled, tmp_path / "wrong", wrong)
    assert {message: said for message, said in found.items() if len(said) != 1 or not said[0].endswith(message)} == {}
    assert {message: said for message, said in _messages(compiled, tmp_path / "right", right).items() if said} == {}


def test_many_arguments_are_checked_fast(compiled: Path, tmp_path: Path) -> None:
    program, counts = tmp_path / "program", tmp_path / "counts"
    program.mkdir()
    counts.mkdir()
    calls = "".join(_call(number) for number in range(30))
    (program / "Calls.swift").write_text(f"{_IMPORTS}func build({_GIVEN}) {{\n{calls}}}\n")
    said = type_check(program, compiled, options=("-stats-output-dir", str(counts)))
    assert ERROR.findall(said) == []
    scopes = sum(json.loads(file.read_text()).get("Sema.NumConstraintScopes", 0) for file in counts.glob("*.json"))
    assert 0 < scopes <= _MOST_SCOPES


def _call(number: int) -> str:
    return f"""    Lambda.CfnFunction(
        stack, "F{number}", code: .init(s3Bucket: bucket.ref, s3Key: "code/\\(name).zip", s3ObjectVersion: Value(name)), role: role.arn,
        architectures: ["arm64"], deadLetterConfig: .init(targetArn: queue.arn), description: "films of \\(name) in \\(stack.region)",
        environment: .init(variables: ["TABLE": "\\(name)-{number}", "BUCKET": bucket.ref, "ARN": "\\(bucket.attrArn)/uploads/*"]),
        ephemeralStorage: .init(size: 512), fileSystemConfigs: [.init(arn: role.arn, localMountPath: "/mnt/\\(name)")],
        functionName: "films-\\(name)-{number}", handler: "index.handler", kmsKeyArn: key.arn,
        layers: [role.arn, "\\(role.arn)", Value(name)],
        loggingConfig: .init(applicationLogLevel: .info, logFormat: .json, logGroup: "/films/\\(name)/\\(stack.stackName)"),
        memorySize: {128 + number}, packageType: .zip, reservedConcurrentExecutions: 5, runtime: "python3.13",
        snapStart: .init(applyOn: .publishedVersions), tags: [.init(key: "name", value: "\\(name)-\\(bucket.ref)")],
        timeout: 30, tracingConfig: .init(mode: .active),
        vpcConfig: .init(securityGroupIds: ["sg-\\(name)"], subnetIds: ["\\(name)", bucket.ref]))
"""
