"""Data sets: the ones that come with the course, and the original files on demand.

>>> from cocrea import data
>>> data.load("supermarket").shape
(480, 6)
"""

from cocrea.data.fetch import fetch
from cocrea.data.load import known, labels, load

__all__ = ["fetch", "known", "labels", "load"]
