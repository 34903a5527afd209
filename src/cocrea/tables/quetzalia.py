"""The facts of Quetzalia as tables: the page that shows them, and any page that needs one."""

from __future__ import annotations

import pandas as pd

from cocrea.data.quetzalia import CHECKOUT, MOMENTS, STORES, SURVEYS
from cocrea.language import _, number
from cocrea.said import DASH
from cocrea.tables.readable import readable


def show_stores() -> pd.DataFrame:
    """The three stores: where each stands, and who runs it.

    >>> show_stores().loc["A"].tolist()
    ['in the centre', 'Rosa']
    """
    stores = STORES.values()
    return readable(
        _("Store"),
        STORES,
        {
            _("Where"): [store.where for store in stores],
            _("Manager"): [store.manager or DASH for store in stores],
        },
    )


def show_moments() -> pd.DataFrame:
    """The nine moments in the order of a visit: goal, whom the customer meets, how often.

    >>> show_moments().loc["Returning a product"].tolist()
    ['Be believed', 'Staff', '2']
    """
    moments = MOMENTS.values()
    return readable(
        _("Moment"),
        [moment.label for moment in moments],
        {
            _("What Elena is trying to do"): [_(moment.goal) for moment in moments],
            _("What she meets there"): [_(moment.met_by) for moment in moments],
            _("In 100 visits"): [str(moment.of_100) for moment in moments],
        },
    )


def show_checkout() -> pd.DataFrame:
    """The checkout of store A on Friday evening, in minutes in the queue.

    >>> show_checkout().loc["9 in 10 customers accept this long, or longer"].tolist()
    ['6']
    """
    facts = {
        _("Customers hope for"): CHECKOUT.desired,
        _("Elena took, on the evening of the story"): CHECKOUT.elena,
        _("{n} in 10 customers accept this long, or longer", n=CHECKOUT.of_ten): CHECKOUT.adequate,
        _("Management believes that they accept"): CHECKOUT.believed,
        _("{n} in 10 take at most, by the clock", n=CHECKOUT.of_ten): CHECKOUT.clock,
        _("Asked afterwards, {n} in 10 say at most", n=CHECKOUT.of_ten): CHECKOUT.felt,
    }
    return readable(
        _("Minutes in the queue"), facts, {_("Minutes"): [str(value) for value in facts.values()]}
    )


def show_standards() -> pd.DataFrame:
    """The standards of the checkout: the one on paper, the new one, and what customers hope for.

    >>> show_standards().iloc[1, 0]
    '9 in 10 reach the till within 6 minutes'
    """
    standards = {
        _("On paper today"): CHECKOUT.written,
        _("After asking the customers"): CHECKOUT.new,
        _("As hoped"): CHECKOUT.hoped,
    }
    said = [standard.said for standard in standards.values()]
    return readable(_("Standard"), standards, {_("Promise"): said})


def show_promises() -> pd.DataFrame:
    """The first sheet of the manual: what each moment promises, and who answers for it.

    >>> show_promises().loc["Returning a product"].tolist()
    ['9 in 10 have their money within 3 minutes', 'Head of the service desk']
    """
    moments = MOMENTS.values()
    return readable(
        _("Moment"),
        [moment.label for moment in moments],
        {
            _("Adequate standard"): [_(moment.promise) for moment in moments],
            _("Owner"): [_(moment.owner) for moment in moments],
        },
    )


def show_surveys() -> pd.DataFrame:
    """The two surveys, which asked different customers at different hours.

    >>> show_surveys().loc["Pilot", "Customers"]
    '120'
    """
    return readable(
        _("Survey"),
        [_(survey.title) for survey in SURVEYS],
        {
            _("Data set"): [survey.data for survey in SURVEYS],
            _("Customers"): [number(survey.customers, 0) for survey in SURVEYS],
            _("Stores"): [", ".join(survey.stores) for survey in SURVEYS],
            _("Moments"): [str(len(survey.moments)) for survey in SURVEYS],
            _("Hours"): [_(survey.hours) for survey in SURVEYS],
        },
    )
