"""What a reader is told about an answer: one message for each field and verdict.

Composed once here, shown by `task.check` in a notebook and, sent along with the
form, by the browser: the two say the same. What is said of the format goes with the
question, what is said of the answer with the key.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Mapping

from cocrea.language import N_, _, number
from cocrea.said import decimals
from cocrea.tasks.judge import Judged, readings
from cocrea.tasks.prose import Prose
from cocrea.tasks.task import Choice, Field, Number, Text

# By verdict; "wrong" stands for every other one. The page has them from here.
ICONS = {
    "right": "✓",
    "recorded": "✎",
    "unanswered": "…",
    "rounded": "≈",
    "ambiguous": "?",
    "other-unit": "?",
    "not-a-number": "?",
    "wrong": "✗",
}

WHAT = {
    "people": N_("people"),
    "minutes": N_("minutes"),
    "months": N_("months"),
    "forms": N_("forms"),
    "steps": N_("steps"),
}


def of_format(field: Field) -> dict[str, str]:
    """What is said (HTML) of an answer as it is written, by verdict: nothing here depends on the key."""
    said = {"unanswered": _("Not answered yet.")}
    if isinstance(field, Text):
        said["recorded"] = _("Recorded as typed. A person judges it, with the rubric.")
    elif isinstance(field, Choice):
        said["off-scale"] = _("Choose one of these: {options}.", options=", ".join(field.options))
    else:
        said |= {
            "not-a-number": _(
                "This does not read as a number. Type digits without words or units, such as 12.5 or 12,5."
            ),
            "ambiguous": _(
                "“{typed}” can be read in more than one way. Type a point for the decimals and no other mark."
            ),
            "other-unit": _other_unit(field),
            "off-scale": _off_scale(field),
        }
    return {code: _paragraph(text) for code, text in said.items()}


def of_answers(field: Field, mistakes: Iterable[str], prose: Prose) -> dict[str, str]:
    """What is said (HTML) of an answer that was judged: "right", each of `mistakes`, "wrong"."""
    right = prose.right[field.name].html if field.name in prose.right else ""
    if isinstance(field, Text):
        return {"recorded": of_format(field)["recorded"] + right}
    words = {code: said.html for code, said in prose.mistakes.get(field.name, {}).items()}
    general = _general()
    return {
        "right": _paragraph(_("Right.")) + right,
        "wrong": _paragraph(
            _("Not yet, and it is none of the usual slips. Do it once more, step by step, with the hints.")
        ),
        **_of_rounding(field),
        **{code: words[code] if code in words else _paragraph(general[code]) for code in mistakes},
    }


def _general() -> dict[str, str]:
    """What is said of the slips that any number may have, where a task says nothing of its own."""
    return {
        "as-fraction": _("You gave a share of 1. This field asks for percent: multiply by 100."),
        "as-percent": _("You gave a percentage. This is asked as a number up to 1: divide by 100."),
        "hundredth": _(
            "The digits are right, and the number is a hundred times too small. "
            "Did you answer with a share of 1, or divide by 100 once too often?"
        ),
        "hundredfold": _(
            "The digits are right, and the number is a hundred times too large. "
            "Did you answer in percent, or forget to divide by 100?"
        ),
        "sign": _("The size is right and the sign is not. Which side of zero does the question call plus?"),
        "complement": _(
            "You counted the others: your number and the right one make up the whole. "
            "Read again what the question asks for."
        ),
    }


def _other_unit(field: Number) -> str:
    """What is said of a unit that is not the field's own; `{typed}` is the answer."""
    if field.scale == "fraction":
        return _(
            "You typed “{typed}”. Here a number such as 0.25 is asked for, which is 25 %. "
            "Type it without a unit."
        )
    if field.counts == "percent":
        return _(
            "You typed “{typed}”. Here a percentage is asked for. "
            "If you mean one, type the number alone or with %."
        )
    if field.counts in ("points", "percentage points"):
        return _(
            "You typed “{typed}”. Here points are asked for, and that is another unit. "
            "If you mean points, type the number alone."
        )
    if field.counts:
        return _(
            "You typed “{typed}”. Here a number of {what} is asked for. "
            "If you mean that, type the number alone.",
            what=_(WHAT[field.counts]),
            typed="{typed}",
        )
    if field.high is None:  # a ratio, that some say in percent
        return _("You typed “{typed}”. This number has no unit: type it alone, and 25 % as 0.25.")
    return _("You typed “{typed}”. This number has no unit: type it alone.")


def _of_rounding(field: Field) -> dict[str, str]:
    if not isinstance(field, Number) or field.decimals == 0:
        return {}
    said = _("Right as far as it goes, but rounded too far: give it {fine}.", fine=_fine(field.decimals))
    return {"rounded": _paragraph(said)}


def _paragraph(text: str) -> str:
    return f"<p>{html.escape(text, quote=False)}</p>"


def _off_scale(field: Number) -> str:
    low = "" if field.low is None else number(field.low, 0)
    high = "" if field.high is None else number(field.high, 0)
    if low and high:
        return _("This is off the scale, which goes from {low} to {high}.", low=low, high=high)
    return (
        _("This is off the scale, which starts at {low}.", low=low)
        if low
        else _("This is off the scale, which ends at {high}.", high=high)
    )


def said_of(judged: Judged, messages: Mapping[str, str]) -> str:
    """The message (HTML) on one judged answer."""
    code = judged.verdict.removeprefix("mistake:")
    said = messages[code].replace("{typed}", html.escape(judged.typed))
    return said + _asked_back(judged)


def _asked_back(judged: Judged) -> str:
    if judged.verdict != "ambiguous" or not (meant := readings(judged.typed)):
        return ""
    choices = _(" or ").join(as_read(value) for value in meant)
    return f"<p>{_('{typed}: do you mean {choices}?', typed=html.escape(judged.typed), choices=choices)}</p>"


def as_read(value: float) -> str:
    """A reading, as readers see numbers: all its decimals, thousands apart.

    >>> from cocrea.tasks.feedback import as_read
    >>> as_read(1.234), as_read(1234.0)
    ('1.234', '1\\u202f234')
    """
    places = len(repr(value).partition(".")[2]) if value % 1 else 0
    return number(value, places)


def scale_hint(field: Number) -> str:
    """How the number is to be written, in a few words."""
    if field.scale == "percent":
        text = _("in percent, from 0 to 100")
    elif field.scale == "fraction":
        text = _("as a number such as 0.25, not in percent")
    elif field.scale == "points":
        text = _("in points of the scale")
    else:
        text = _("a whole number") if field.scale == "count" else ""
    off = number(field.tolerance, decimals([field.tolerance])) if field.tolerance else ""
    fine = "" if field.scale == "count" else _fine(field.decimals)
    close = off and _("up to {off} off still counts", off=off)
    parts = [text, fine, close, field.denominator and _(field.denominator)]
    return "; ".join(part for part in parts if part)


def _fine(places: int) -> str:
    if places == 0:
        return _("rounded to a whole number or finer")
    return _("to 1 decimal") if places == 1 else _("to {n} decimals", n=places)


def weight_hint(field: Text) -> str:
    """What a field that takes words counts."""
    return _("{n} points of 100", n=field.weight)


def plain(fragment: str) -> str:
    """An HTML fragment of ours as plain text, in one line.

    >>> from cocrea.tasks.feedback import plain
    >>> plain("<p>Customers <em>below</em> &amp; at</p>")
    'Customers below & at'
    """
    apart = re.sub(r"</(p|li|div)>|</?mo\b[^>]*>", " ", fragment)
    return re.sub(r"[ \n]+", " ", html.unescape(re.sub(r"<[^>]+>", "", apart))).strip()
