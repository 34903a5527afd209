"""Tables of the facts of NubeClara: two plans year by year, and the readiness of both sides."""

from __future__ import annotations

import pandas as pd

from cocrea.data.nubeclara import CLIENT, DISCOUNT_PLAN, JOINT_PLAN, NEEDS
from cocrea.language import _, number
from cocrea.tables.readable import readable


def show_plans() -> pd.DataFrame:
    """What the discount and the joint plan bring in each year, in thousands.

    >>> show_plans().loc["Discount"].tolist()
    ['60', '20', '0', '0', '0']
    """
    plans = (DISCOUNT_PLAN, JOINT_PLAN)
    years = [_("Now"), *(_("Year {year}", year=year) for year in range(1, len(JOINT_PLAN)))]
    return readable(
        _("Plan"),
        [_("Discount"), _("Joint plan")],
        {year: [number(plan[place], 0) for plan in plans] for place, year in enumerate(years)},
    )


def show_both_sides() -> pd.DataFrame:
    """What a joint project needs, what was counted, the share on either side, and firm − client.

    >>> show_both_sides().loc["Data"].tolist()[-3:]
    ['0.3', '0.8', '+0.5']
    """
    needs = NEEDS.values()
    return readable(
        _("It needs"),
        [need.label for need in needs],
        {
            _("Counted"): [_(need.counted) for need in needs],
            CLIENT: [number(need.scores[0], 1) for need in needs],
            "NubeClara": [number(need.scores[1], 1) for need in needs],
            _("Gap"): [number(need.scores[1] - need.scores[0], 1, sign=True) for need in needs],
        },
    )
