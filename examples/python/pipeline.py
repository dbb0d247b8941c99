"""Thousands of calls without waiting for each one."""

from agentos import connect

with connect() as client:
    with client.pipeline() as pipeline:
        echoes = [pipeline.echo(f"message {number}") for number in range(10_000)]
    print(echoes[0].result(), "to", echoes[-1].result())
