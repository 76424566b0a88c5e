"""Runs MiniStack with our stand-in and corrections: `python -m LocalAWS.start_up`."""

from __future__ import annotations

import os


def main() -> None:
    from ministack import app

    from LocalAWS.corrections import (
        absent_hosts,
        alarm_types,
        alarms,
        buckets,
        embedded_metrics,
        encryption,
        event_bus_policies,
        function_errors,
        object_events,
        parallel_branches,
        queue_addresses,
        queue_batches,
        read_expressions,
        replication,
        retry_delays,
        rule_targets,
        stack_cleanup,
        state_machine_roles,
        state_paths,
        stopped_executions,
        task_tokens,
        time_limits,
        topics,
        viewer_key_types,
    )
    from LocalAWS.mediaconvert import registration, repeated_transcoding

    # No listener on a fixed port.
    app._port_is_bindable = lambda host, port: False
    registration.install()
    if "MEDIACONVERT_REPEATS" in os.environ:
        repeated_transcoding.install()
    absent_hosts.install()
    alarm_types.install()
    alarms.install()
    buckets.install()
    embedded_metrics.install()
    encryption.install()
    event_bus_policies.install()
    function_errors.install()
    object_events.install()
    parallel_branches.install()
    queue_addresses.install()
    queue_batches.install()
    read_expressions.install()
    replication.install()
    retry_delays.install()
    rule_targets.install()
    stack_cleanup.install()
    state_machine_roles.install()
    state_paths.install()
    stopped_executions.install()
    task_tokens.install()
    time_limits.install()
    topics.install()
    viewer_key_types.install()
    app.main()


if __name__ == "__main__":
    main()
