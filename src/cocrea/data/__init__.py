"""Data sets: the ones that come with the course, and the original files on demand.

>>> from cocrea import data
>>> data.load("supermarket").shape
(480, 6)
"""

from cocrea.data.fetch import fetch
from cocrea.data.load import known, load
from cocrea.data.names import moment_names

__all__ = ["fetch", "known", "load", "moment_names"]
