"""The explorables, one module a chapter: a model, its controls, a chart and a sentence."""

from cocrea.explorables import moments

__all__ = ["moments"]
