"""``agent.kv``."""

from __future__ import annotations

from ..calls import key_values
from ..transport.derive import blocking
from .part import Part


class KeyValues(Part):
    """The key-values of an agent. Values are anything that JSON can express."""

    set = blocking(key_values.set)
    get = blocking(key_values.get)
    exists = blocking(key_values.exists)
    delete = blocking(key_values.delete)
    list = blocking(key_values.list)
    keys = blocking(key_values.keys)
    compare_and_set = blocking(key_values.compare_and_set)
