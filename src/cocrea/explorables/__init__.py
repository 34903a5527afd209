"""The explorables, one module a chapter: a model, its controls, a chart and a sentence."""

from cocrea.explorables import moments, start

__all__ = ["moments", "start"]
