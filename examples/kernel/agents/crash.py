"""Crashes as a faulty extension would."""

import os
import signal

os.kill(os.getpid(), signal.SIGSEGV)
