"""The version of this package; that of the programs is in HELLO's answer."""

VERSION = "0.1.0"
