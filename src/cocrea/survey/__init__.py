"""A survey file of your own: read it, check it.

`validate` lists everything to mend; `read` gives the table when there is nothing.
"""

from cocrea.survey.read import Survey, read
from cocrea.survey.schema import Finding
from cocrea.survey.validate import validate

__all__ = ["Finding", "Survey", "read", "validate"]
