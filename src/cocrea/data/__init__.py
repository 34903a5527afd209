"""Data sets: the ones that come with the course, and the original files on demand.

>>> from cocrea import data
>>> data.load("supermarket").shape
(480, 6)
"""

from cocrea.data.fetch import fetch
from cocrea.data.load import known, labels, load
from cocrea.data.names import age_names, category_names, feature_names, moment_names

__all__ = ["age_names", "category_names", "feature_names", "fetch", "known", "labels", "load", "moment_names"]
