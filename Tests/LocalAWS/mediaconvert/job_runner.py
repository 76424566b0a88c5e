"""Runs jobs in the background, a few at a time, from their input in S3 to their outputs there.

Phases and intervals: the API reference, `JobPhase` and `StatusUpdateInterval`.
"""

from __future__ import annotations

import copy
import logging
import tempfile
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from . import job_events, role, storage
from .faults import CUT, DELAY, FAIL, HOLD, WARN, Fault, Faults
from .job import Job
from .transcoding import media, transcoder
from .transcoding.failure import UNKNOWN, JobCanceled, JobFailed
from .transcoding.media import Media

# Both cores are busy with two.
JOBS_AT_ONCE = 2
# A job of an hour takes seconds here, and so a minute between two updates of its state is a second.
_SECONDS_A_MINUTE = 1.0

_logger = logging.getLogger(__name__)


class JobRunner:
    def __init__(
        self, faults: Faults, queue_is_active: Callable[[Job], bool], publish: Callable[[Job, dict[str, Any]], None] = job_events.publish
    ) -> None:
        self._faults = faults
        self._queue_is_active = queue_is_active
        self._publish = publish
        self._workers = ThreadPoolExecutor(JOBS_AT_ONCE, thread_name_prefix="mediaconvert")
        self._waiting: list[Job] = []
        self._lock = threading.Lock()

    def offer(self, job: Job) -> None:
        """Runs a job as soon as its queue lets it and a worker is free."""
        with self._lock:
            if not self._queue_is_active(job):
                self._waiting.append(job)
                return
        fault = self._faults.of_job(job.request)
        if fault is not None and fault.kind == HOLD:
            # It keeps no worker from other jobs.
            threading.Thread(target=self._hold, args=(job,), daemon=True).start()
        else:
            self._workers.submit(self._run, job, fault)

    def resume(self) -> None:
        """Looks again at the jobs of queues that were paused."""
        with self._lock:
            waiting, self._waiting = self._waiting, []
        for job in waiting:
            self.offer(job)

    def cancel(self, job: Job) -> bool:
        done = job.cancel()
        if done:
            self._publish(job, job_events.canceled(job))
        return done

    def _hold(self, job: Job) -> None:
        """A job that never ends by itself."""
        if job.start():
            job.phase = "TRANSCODING"
            self._publish(job, job_events.progressing(job))
            while not job.canceled.wait(_interval(job)):
                self._publish(job, job_events.status_update(job))

    def _run(self, job: Job, fault: Fault | None) -> None:
        if not job.start():
            return
        try:
            self._publish(job, job_events.progressing(job))
            with tempfile.TemporaryDirectory(prefix="mediaconvert-") as directory:
                self._work(job, fault, Path(directory))
        except JobCanceled:
            return
        except JobFailed as failure:
            self._failed(job, failure.code, failure.message)
        except Exception as error:
            _logger.exception("The job %s met an error of the stand-in", job.identifier)
            self._failed(job, UNKNOWN, f"{type(error).__name__}: {error}")

    def _failed(self, job: Job, code: int, message: str) -> None:
        if job.fail(code, message):
            self._publish(job, job_events.error(job))

    def _work(self, job: Job, fault: Fault | None, directory: Path) -> None:
        if fault is not None and fault.kind == FAIL:
            raise JobFailed(fault.code, fault.message)
        if fault is not None and fault.kind == DELAY and job.canceled.wait(fault.seconds):
            raise JobCanceled
        if fault is not None and fault.kind == WARN:
            job.warnings[fault.code] = job.warnings.get(fault.code, 0) + 1
            self._publish(job, job_events.new_warning(job, fault.code, fault.message))
        client = role.s3(role.taken_on(job.request["role"], job.scope.account, job.queue))
        inputs = self._probed(job, client, directory)
        job.phase = "TRANSCODING"
        settings = _cut(job.settings, round(fault.seconds)) if fault is not None and fault.kind == CUT else job.settings
        groups = transcoder.transcode(settings, inputs, directory, job.canceled, self._progress(job))
        job.phase, job.percent = "UPLOADING", 95
        for group in groups:
            if job.canceled.is_set():
                raise JobCanceled
            storage.upload(client, group)
        if job.complete(job_events.output_group_details(groups)):
            self._publish(job, job_events.complete(job))

    def _probed(self, job: Job, client: Any, directory: Path) -> list[Media]:
        job.phase = "PROBING"
        locations = [described["fileInput"] for described in job.settings["inputs"]]
        paths = [
            storage.download(client, location, directory / f"input{number}{media.suffix(location)}")
            for number, location in enumerate(locations)]
        inputs = transcoder.probe(paths, locations)
        self._publish(job, job_events.input_information(job, inputs))
        return inputs

    def _progress(self, job: Job) -> transcoder.Progress:
        told = time.monotonic()

        def progress(frames: int, part: float) -> None:
            nonlocal told
            job.frames_decoded, job.percent = frames, max(job.percent, round(part * 90))
            if time.monotonic() - told >= _interval(job):
                told = time.monotonic()
                self._publish(job, job_events.status_update(job))

        return progress


def _cut(settings: dict[str, Any], seconds: int) -> dict[str, Any]:
    """The settings with inputs that end early."""
    cut = copy.deepcopy(settings)
    for described in cut["inputs"]:
        described["inputClippings"] = [{"endTimecode": f"00:{seconds // 60:02d}:{seconds % 60:02d}:00"}]
    return cut


def _interval(job: Job) -> float:
    """Between two updates: `SECONDS_60` unless the job says otherwise."""
    return int(job.request.get("statusUpdateInterval", "SECONDS_60").rpartition("_")[2]) / 60 * _SECONDS_A_MINUTE
