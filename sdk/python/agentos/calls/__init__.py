"""Every call of the kernel as a function that makes a Call: what to send, and what the answer means. Written once; the blocking client, the
asyncio client and pipelines are derived from these functions (``agentos.transport``)."""

from .call import Call, Json

__all__ = ["Call", "Json"]
