"""``python3 -m unittest`` in sdk/python. They run the real program: $AGENTOS_PROGRAM, ``agentos`` on PATH, or the checkout's."""

import os
import warnings

# A kernel that happens to run on this machine is none of ours.
os.environ.pop("AGENTOS_SOCKET", None)
warnings.simplefilter("error")
