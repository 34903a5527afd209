"""What a team assumed beside what customers said: assumed against heard (section 6.4)."""

from __future__ import annotations

from cocrea.arguments import whole

HEARD = ("confirmed", "contradicted", "divided", "not-heard")
_MOST = 10**9


def assumed_against_heard(so: int, opposite: int, least: int = 3, most: int = 1) -> str:
    """Teaching simplification: what becomes of an assumption when customers have been asked.

    `so` customers said it, `opposite` said the opposite, both unasked and one count a customer; who did not
    speak of it counts for neither. "not-heard" where fewer than `least` spoke of it, "confirmed"
    where `least` or more said so and at most `most` the opposite, "contradicted" the other way
    round, else "divided". The lines are a convention. They say nothing of how common something is.

    Formula: not-heard if so + opposite < least; confirmed if so ≥ least and opposite ≤ most;
        contradicted if opposite ≥ least and so ≤ most; else divided
    Source: ours.

    >>> [assumed_against_heard(*counts) for counts in ((7, 1), (1, 6), (3, 4), (2, 0))]
    ['confirmed', 'contradicted', 'divided', 'not-heard']
    """
    line, exceptions = whole("least", least, 1, _MOST), whole("most", most, 0, _MOST)
    agreed, denied = whole("so", so, 0, _MOST), whole("opposite", opposite, 0, _MOST)
    if agreed + denied < line:
        return "not-heard"
    if agreed >= line and denied <= exceptions:
        return "confirmed"
    if denied >= line and agreed <= exceptions:
        return "contradicted"
    return "divided"
