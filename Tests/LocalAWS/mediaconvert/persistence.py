"""What outlives the process: queues, job templates, presets and tags. Jobs end with it."""

from __future__ import annotations

from typing import Any

from .account_state import AccountStates
from .scope import Scope


class Persistence:
    """What MiniStack asks of a service's module to save and restore its state."""

    def __init__(self, states: AccountStates) -> None:
        self._states = states

    def get_state(self) -> dict[str, Any]:
        return {"accounts": [
            {"account": state.scope.account, "region": state.scope.region, "tags": state.tags,
             **{kind.kind: kind.list() for kind in (state.queues, state.job_templates, state.presets)}}
            for state in self._states.all()]}

    def load_persisted_state(self, saved: dict[str, Any]) -> None:
        for described in saved["accounts"]:
            state = self._states.of(Scope(described["account"], described["region"]))
            state.tags.update(described["tags"])
            for kind in (state.queues, state.job_templates, state.presets):
                kind.restore(described[kind.kind])
