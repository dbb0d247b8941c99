"""Many commands at once over one connection, and the output of one while it runs."""

import asyncio

from agentos.aio import connect


async def main() -> None:
    client = await connect()
    answers = await asyncio.gather(*(client.exec(f"echo {number}") for number in range(5)))
    print([answer["stdout"].strip() for answer in answers])

    stream = client.exec_stream("for step in 1 2 3; do echo step $step; done; exit 4")
    async for output in stream:
        print(output.stream, output.data.splitlines())
    print("status", (await stream.result())["exit_code"])
    await client.disconnect()


asyncio.run(main())
