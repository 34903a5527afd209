"""A survey file of your own: read it, check it, analyse it.

`validate` lists everything to mend; `read` gives the table when there is nothing;
`analyse` works out the gaps, by rules that it states.
"""

from cocrea.survey.analyse import Analysis, analyse
from cocrea.survey.read import Survey, read
from cocrea.survey.schema import Finding
from cocrea.survey.validate import validate

__all__ = ["Analysis", "Finding", "Survey", "analyse", "read", "validate"]
