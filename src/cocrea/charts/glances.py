"""A small figure of each data set: what one looks at first, and the same in a sentence.

A glance shows what is there, not what a task asks for.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from textwrap import fill

import matplotlib.pyplot as plt
import pandas as pd
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter

from cocrea.arguments import choice
from cocrea.charts.look import LOOK, said_n, sheet
from cocrea.charts.summaries import (
    Cloud,
    Counts,
    Lines,
    Means,
    Summary,
    binned,
    counts,
    means,
    of_means,
    shares,
)
from cocrea.data import load, moment_names
from cocrea.data.simulate import CASES
from cocrea.language import N_, _, number


def _services_catalog(table: pd.DataFrame) -> Summary:
    names = {
        "people-processing": _("Something done to people"),
        "possession-processing": _("Something done to their things"),
        "mental-stimulus": _("Something for their minds"),
        "information-processing": _("Something done with information"),
    }
    return counts(table["cell"], _("Services by the nature of the act"), names)


def _contact_steps(table: pd.DataFrame) -> Summary:
    names = {
        "self_checkout": _("Self-checkout"),
        "cashier": _("Cashier"),
        "deli": _("Fresh counter"),
        "restaurant": _("Restaurant"),
        "pharmacist": _("Pharmacist"),
        "nutritionist": _("Nutritionist"),
        "cooking_class": _("Cooking class"),
    }
    return counts(table.drop_duplicates("visit_id")["situation"], _("Visits by situation"), names)


def _park_waits(table: pd.DataFrame) -> Summary:
    points = pd.DataFrame({"x": table["actual_minutes"], "y": table["perceived_minutes"]})
    return Cloud(points, _("Wait by the clock (minutes)"), _("Wait as it felt (minutes)"), _("visitors"))


def _fuel_station(table: pd.DataFrame) -> Summary:
    found = table["role_clarity"].value_counts().sort_index()
    return Counts(found, _("How well drivers know what to do at the pump, 1 to 7"))


def _coproduction_experiment(table: pd.DataFrame) -> Summary:
    return binned(table["satisfaction_firm"], range(1, 8), _("Satisfaction with the firm, 1 to 7"))


def _supermarket(table: pd.DataFrame) -> Summary:
    return means(table, "moment_id", "perceived", _("Mean perceived level, 1 to 7"), moment_names())


def _moments_survey(table: pd.DataFrame) -> Summary:
    answered = table.dropna(subset=["adequate", "desired", "perceived"])
    return counts(answered["moment_id"], _("Answers with all three levels"), moment_names())


def _kano(table: pd.DataFrame) -> Summary:
    asked = table.loc[table["feature"] == "self_checkout", "functional"]
    names = {
        "like": _("I like it"),
        "must-be": _("It must be so"),
        "neutral": _("I do not care"),
        "live-with": _("I can live with it"),
        "dislike": _("I dislike it"),
    }
    return counts(asked, _("Self-checkout: what customers say when it is there"), names)


def _kiosk_gaps(table: pd.DataFrame) -> Summary:
    points = pd.DataFrame({"x": table["expectation"], "y": table["perception"]})
    return Cloud(points, _("Expectation (mean of 207 people, 1 to 7)"), _("Perception (mean)"), _("aspects"))


def _rated(table: pd.DataFrame, axis: str) -> Counts:
    return Counts(table.groupby("rating")["count"].sum(), axis)


def _kiosk_overall(table: pd.DataFrame) -> Summary:
    asked = table[table["outcome"] == "overall_satisfied"]
    return _rated(asked, _("Very satisfied with the service: from 1, not at all, to 5"))


def _kiosk_kano(table: pd.DataFrame) -> Summary:
    found = table[["A", "O", "M", "I", "R", "Q"]].sum()
    return Counts(found, _("Answers about 29 features, by Kano category"))


def _kiosk_forced(table: pd.DataFrame) -> Summary:
    found = table[table["outcome"] == "recommend"].set_index("group")
    names = {"forced": _("No other way"), "chosen": _("Other ways too")}
    return of_means(found, _("Would recommend the kiosk, 1 to 5 (mean)"), names)


def _kiosk_correlations(table: pd.DataFrame) -> Summary:
    return Means(table.rename(columns={"r": "value"}), _("Correlation with the overall judgement"))


def _cx_pulse(table: pd.DataFrame) -> Summary:
    return Counts(table["overall"].value_counts().sort_index(), _("Overall judgement of the visit, 1 to 7"))


def _customers_value(table: pd.DataFrame) -> Summary:
    return binned(table["margin"], range(-200, 501, 100), _("Margin of a customer, money a year"))


def _interviews(table: pd.DataFrame) -> Summary:
    heard = table.groupby(["kind", "session_id"])["need_id"].nunique().rename("needs").reset_index()
    names = {"interview": _("Interview, one hour"), "focus-group": _("Focus group, two hours")}
    return means(heard, "kind", "needs", _("Needs heard in a session (mean)"), names)


def _say_do(table: pd.DataFrame) -> Summary:
    names = {
        "reusable_bag": _("Bring a reusable bag"),
        "shopping_list": _("Write a shopping list"),
        "compares_prices": _("Compare prices"),
        "buys_sweets": _("Buy sweets"),
        "returns_trolley": _("Return the trolley"),
        "self_checkout": _("Use the self-checkout"),
    }
    by = table.groupby("behaviour")["stated"]
    said = [(names[str(behaviour)], int(answers.sum()), len(answers)) for behaviour, answers in by]
    return shares(said, _("Say that they do it (% of customers)"))


def _b2b_accounts(table: pd.DataFrame) -> Summary:
    found = table["stage"].value_counts().reindex(range(6), fill_value=0)
    return Counts(found, _("Stage of co-creation reached, 0 to 5"))


def _prototype_tests(table: pd.DataFrame) -> Summary:
    names = {"tour": _("Guided tour"), "checklist": _("Checklist"), "chat": _("Chat")}
    return means(table, "prototype", "liking", _("Liking, 1 to 7 (mean)"), names)


def _sfo_touchpoints(table: pd.DataFrame) -> Summary:
    found = table[(table["year"] == 2018) & (table["scale"] == "quality")]
    points = pd.DataFrame({"x": found["mean"], "y": found["r"]})
    what = _("touchpoints, each: {n}", n=said_n(found["n"]))
    return Cloud(points, _("Mean rating in 2018, 1 to 5"), _("Correlation with the whole"), what)


def _sfo_outcomes(table: pd.DataFrame) -> Summary:
    asked = table[(table["year"] == 2018) & (table["outcome"] == "recommend")]
    return _rated(asked, _("How likely they recommend the airport, 0 to 10, in 2018"))


def _promotion(rows: pd.DataFrame, axis: str) -> Counts:
    names = {"promoters": _("Promoters"), "passives": _("Passives"), "detractors": _("Detractors")}
    return Counts(rows[list(names)].sum().rename(index=names), axis)


def _sfo_nps(table: pd.DataFrame) -> Summary:
    rows = table[(table["year"] == 2018) & (table["item"] == "restaurants") & (table["rating"] == 3)]
    return _promotion(rows, _("Passengers who gave the restaurants 3 of 5, in 2018"))


def _sfo_problems(table: pd.DataFrame) -> Summary:
    rows = table[(table["year"] == 2018) & (table["problem"] == "yes")]
    return _promotion(rows, _("Passengers who met a problem, in 2018"))


def _housing(table: pd.DataFrame) -> Summary:
    names = {"low": _("Low"), "medium": _("Medium"), "high": _("High")}
    found = table.groupby("satisfaction")["count"].sum().reindex(list(names))
    return Counts(found.rename(index=names), _("Households by satisfaction with their housing"))


def _hcahps_national(table: pd.DataFrame) -> Summary:
    wanted = ["nurses", "medicines", "quietness", "rating"]
    names = dict(zip(table["measure"], table["label"], strict=True))
    top = table.pivot(index="year", columns="measure", values="top")[wanted].rename(columns=names)
    return Lines(top, _("Year"), _("Most favourable answer (%)"), _("whole country, in whole percents"))


def _hcahps_correlations(table: pd.DataFrame) -> Summary:
    found = table[(table["year"] == table["year"].max()) & (table["kind"] == "composite")]
    axis = _("Correlation with the overall rating, over states")
    return Means(found.rename(columns={"r": "value"}).reset_index(drop=True), axis)


@dataclass(frozen=True)
class Glance:
    """The title of a data set's small figure, and what it is made of."""

    title: str
    of: Callable[[pd.DataFrame], Summary]


GLANCES: dict[str, Glance] = {
    "services_catalog": Glance(N_("Forty kinds of services"), _services_catalog),
    "contact_steps": Glance(N_("Which visits there are"), _contact_steps),
    "park_waits": Glance(N_("Waits by the clock and as they felt"), _park_waits),
    "fuel_station": Glance(N_("Do drivers know what to do?"), _fuel_station),
    "coproduction_experiment": Glance(N_("What people think of the firm"), _coproduction_experiment),
    "housing": Glance(N_("How satisfied renters were"), _housing),
    "supermarket": Glance(N_("Four moments of a visit"), _supermarket),
    "moments_survey": Glance(N_("How many customers rated each moment"), _moments_survey),
    "kano": Glance(N_("One feature, five possible answers"), _kano),
    "kiosk_gaps": Glance(N_("24 aspects of kiosks"), _kiosk_gaps),
    "kiosk_overall": Glance(N_("How the kiosk was judged"), _kiosk_overall),
    "kiosk_kano": Glance(N_("Which categories occur"), _kiosk_kano),
    "kiosk_forced": Glance(N_("Two groups of users"), _kiosk_forced),
    "kiosk_correlations": Glance(N_("What goes along with the judgement"), _kiosk_correlations),
    "cx_pulse": Glance(N_("Three years of judgements"), _cx_pulse),
    "customers_value": Glance(N_("What customers bring in a year"), _customers_value),
    "sfo_touchpoints": Glance(N_("Touchpoints of an airport"), _sfo_touchpoints),
    "sfo_outcomes": Glance(N_("Would they recommend the airport?"), _sfo_outcomes),
    "sfo_nps": Glance(N_("What lies behind one rating"), _sfo_nps),
    "sfo_problems": Glance(N_("After a problem"), _sfo_problems),
    "hcahps_national": Glance(N_("Four measures over nine years"), _hcahps_national),
    "hcahps_correlations": Glance(N_("What goes along with the rating"), _hcahps_correlations),
    "interviews": Glance(N_("How much one session brings up"), _interviews),
    "say_do": Glance(N_("What customers say"), _say_do),
    "b2b_accounts": Glance(N_("How far the accounts have come"), _b2b_accounts),
    "prototype_tests": Glance(N_("Which prototype is liked"), _prototype_tests),
}


def glance(name: str) -> Figure:
    """A small figure of the data set `name`: what one looks at first.

    A simulated data set says so in the title. `glance_alt` says the same in words.
    """
    title, summary = _glanced(name)
    with plt.rc_context(LOOK):
        figure, axes = sheet(summary.height)
        for axis in (axes.xaxis, axes.yaxis):
            axis.set_major_formatter(FuncFormatter(_tick))
        summary.draw(axes)
        figure.suptitle(fill(title, 54), x=0.02, ha="left", fontsize=11)
    return figure


def glance_alt(name: str) -> str:
    """What `glance(name)` shows, in words, with the numbers of the data.

    >>> glance_alt("kiosk_correlations")[:64]
    'What goes along with the judgement. Correlation with the overall'
    """
    title, summary = _glanced(name)
    return f"{title}{'' if title[-1] in '?!' else '.'} {summary.say()}"


def _glanced(name: str) -> tuple[str, Summary]:
    choice("name", name, GLANCES)
    title = _(GLANCES[name].title)
    if name in CASES:
        title = _("{title} (simulated)", title=title)
    return title, GLANCES[name].of(load(name))


def _tick(value: float, _place: int | None) -> str:
    """A tick with as many decimals as it needs."""
    return number(value, next((some for some in (0, 1, 2) if round(value, some) == round(value, 9)), 3))
