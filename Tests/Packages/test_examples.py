"""The examples build, pass their tests, and are the ones that their page names."""

from __future__ import annotations

import re

import yaml

from Packages.swift_package import REPOSITORY, swift

_EXAMPLES = REPOSITORY / "Sources" / "Examples"


def test_they_pass_their_tests() -> None:
    assert "theSecondPipelineHasNamesOfItsOwn" in swift(_EXAMPLES, "test")


def test_the_page_names_them_all() -> None:
    named = set(re.findall(r"^\| `(\w+)`", (_EXAMPLES / "README.md").read_text(), re.MULTILINE))
    assert named == {folder.name for folder in (_EXAMPLES / "Sources").iterdir()}


def test_the_workflow_uses_the_roles_that_there_are() -> None:
    workflow = yaml.safe_load((_EXAMPLES / "Workflows" / "deploy.yml").read_text())
    stack = (_EXAMPLES / "Sources" / "DeployRoles" / "DeployRolesStack.swift").read_text()
    roles = set(re.findall(r'name: "(code-host-\w+)"', stack))
    used = {}
    for name, job in workflow["jobs"].items():
        assert job["timeout-minutes"]
        for step in job["steps"]:
            if role := step.get("with", {}).get("role-to-assume"):
                used[name] = role.rpartition("/")[2]
    assert set(used.values()) == roles and used["diff"] == "code-host-look"
    # Whoever deploys has an environment, which the role's trust asks for.
    assert {name for name, role in used.items() if role == "code-host-deploy"} == {
        name for name, job in workflow["jobs"].items() if "environment" in job}
    assert workflow["permissions"] == {"contents": "read", "id-token": "write"}
