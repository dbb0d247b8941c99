"""The numbers of the calls."""

from __future__ import annotations

from enum import IntEnum


class Opcode(IntEnum):
    """What a frame asks the kernel for: the seed's numbers."""

    NOOP = 0x00
    THINK = 0x01
    READ = 0x02
    WRITE = 0x03
    EXEC = 0x04

    SPAWN = 0x10
    KILL = 0x11
    LIST = 0x12
    PAUSE = 0x14
    RESUME = 0x15
    DELEGATE = 0x16

    SEND = 0x20
    RECV = 0x21
    BROADCAST = 0x22
    REGISTER = 0x23

    STORE = 0x30
    FETCH = 0x31
    DELETE = 0x32
    KEYS = 0x33

    GET_PERMS = 0x40
    SET_PERMS = 0x41

    HTTP = 0x50

    SUBSCRIBE = 0x60
    UNSUBSCRIBE = 0x61
    POLL_EVENTS = 0x62
    EMIT = 0x63

    RECORD_START = 0x70
    RECORD_STOP = 0x71
    RECORD_STATUS = 0x72
    REPLAY_START = 0x73
    REPLAY_STATUS = 0x74
    GET_AUDIT_LOG = 0x76
    SET_AUDIT_CONFIG = 0x77

    ASYNC_POLL = 0x80

    METRICS_SYSTEM = 0xC0
    METRICS_AGENT = 0xC1
    METRICS_ALL_AGENTS = 0xC2
    METRICS_CGROUP = 0xC3

    FILES = 0xD0
    KEY_VALUES = 0xD1
    TOOLS = 0xD2
    SQL = 0xD3

    LLM_REPORT = 0xF0
    CHUNK = 0xF1
    EVENT = 0xF2
    CANCEL = 0xF3
    HELLO = 0xFE
    EXIT = 0xFF
