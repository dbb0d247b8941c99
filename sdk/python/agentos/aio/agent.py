"""An agent's state, for asyncio."""

from __future__ import annotations

import asyncio
import os
from types import TracebackType
from typing import TypeVar

from ..calls import Call, files, key_values, tools
from ..errors import ConnectionLostError
from ..storage.agent import OWN_FILES
from ..storage.engine import Engine, location
from ..transport.dial import dial
from .connection import AsyncConnection
from .derive import awaiting, awaiting_script
from .open_file import AsyncOpenFile

T = TypeVar("T")


class AsyncPart:
    """A part of an agent's state."""

    def __init__(self, agent: AsyncAgentOS) -> None:
        self._agent = agent

    async def perform(self, call: Call[T]) -> T:
        """Makes a call and waits for its result."""
        connection = await self._agent.connected()
        return call.read(await connection.request(call.opcode, call.payload))


class AsyncKeyValues(AsyncPart):
    """The key-values of an agent, as ``agentos.storage.key_values``."""

    set = awaiting(key_values.set)
    get = awaiting(key_values.get)
    exists = awaiting(key_values.exists)
    delete = awaiting(key_values.delete)
    list = awaiting(key_values.list)
    keys = awaiting(key_values.keys)
    compare_and_set = awaiting(key_values.compare_and_set)


class AsyncToolCalls(AsyncPart):
    """The record of an agent's tool calls, as ``agentos.storage.tool_calls``."""

    start = awaiting(tools.start)
    success = awaiting(tools.success)
    error = awaiting(tools.error)
    record = awaiting(tools.record)
    get = awaiting(tools.get)
    by_name = awaiting(tools.by_name)
    recent = awaiting(tools.recent)
    statistics = awaiting(tools.statistics)


class AsyncFiles(AsyncPart):
    """The files of an agent, as ``agentos.storage.files``."""

    read_file = awaiting_script(files.read_file)
    read_bytes = awaiting_script(files.read_bytes)
    write_file = awaiting_script(files.write_file)
    append_file = awaiting_script(files.append_file)

    readdir = awaiting(files.readdir)
    scandir = awaiting(files.scandir)
    mkdir = awaiting(files.mkdir)
    rmdir = awaiting(files.rmdir)

    delete_file = awaiting(files.delete_file)
    rm = awaiting(files.rm)
    rename = awaiting(files.rename)
    copy = awaiting(files.copy)
    link = awaiting(files.link)
    symlink = awaiting(files.symlink)
    readlink = awaiting(files.readlink)

    stat = awaiting(files.stat)
    lstat = awaiting(files.lstat)
    exists = awaiting(files.exists)
    access = awaiting(files.access)
    chmod = awaiting(files.chmod)
    chown = awaiting(files.chown)
    utimes = awaiting(files.utimes)
    truncate = awaiting(files.truncate)
    statfs = awaiting(files.statfs)

    async def open(self, path: str, flags: str = "r") -> AsyncOpenFile:
        """Opens a file for reading and writing at any place: ``r, r+, w, w+, a, a+, wx``."""
        return await AsyncOpenFile.open(self, path, flags)


class AsyncAgentOS:
    """An agent's files, key-values and tool calls: ``async with AsyncAgentOS('./agent.db') as agent``. It opens the file at the first call."""

    def __init__(self, path: str | os.PathLike[str] = ":memory:") -> None:
        """``path`` as for ``AgentOS``."""
        self._path = os.fspath(path)
        self._opening = asyncio.Lock()
        self._engine: Engine | None = None
        self._connection: AsyncConnection | None = None
        self.kv, self.fs, self.tools = AsyncKeyValues(self), AsyncFiles(self), AsyncToolCalls(self)

    async def ready(self) -> None:
        """Opens the file now. Raises ProgramNotFoundError, or AgentOSError with what ``agentos serve`` says."""
        await self.connected()

    async def close(self) -> None:
        """Closes the file: then it is one whole file that can be copied."""
        if self._connection is not None:
            await self._connection.close()
        if self._engine is not None:
            # Waits for the last commit; other tasks go on.
            await asyncio.get_running_loop().run_in_executor(None, self._engine.close)
        self._connection = self._engine = None

    async def connected(self) -> AsyncConnection:
        """The connection to whoever serves the file."""
        if self._connection is not None:
            return self._connection
        async with self._opening:
            if self._connection is None:
                self._connection = await self._connect()
            return self._connection

    async def _connect(self) -> AsyncConnection:
        if self._path == OWN_FILES:
            return await AsyncConnection.open(dial(None))
        self._engine = Engine(location(self._path))
        try:
            return await AsyncConnection.open(self._engine.stream)
        except ConnectionLostError:
            failure = self._engine.failure()
            self._engine.close()
            raise failure from None

    async def __aenter__(self) -> AsyncAgentOS:
        await self.ready()
        return self

    async def __aexit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        await self.close()
