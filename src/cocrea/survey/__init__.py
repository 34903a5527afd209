"""A survey of your own: read it, check it, analyse it.

`validate` lists everything to mend or to know; `read` gives the answers that count,
by rules that it states; `analyse` works out the gaps. `load` reads a survey of the
course.
"""

from cocrea.survey.analyse import Analysis, analyse
from cocrea.survey.order import rivals
from cocrea.survey.read import Survey, load, read, validate
from cocrea.survey.schema import Finding

__all__ = ["Analysis", "Finding", "Survey", "analyse", "load", "read", "rivals", "validate"]
