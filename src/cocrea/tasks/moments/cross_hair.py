"""E4.6, importance–performance analysis: where does the cross go?"""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from cocrea.language import N_, _, number
from cocrea.models.moments import QUADRANTS, cross_hair, ipa
from cocrea.tasks.draws import in_seeded_order, one_of
from cocrea.tasks.task import Choice, Key, Number, Slips, Task, if_apart

ITEMS = ("cleanliness", "queue", "offers", "parking", "music", "app")
ASKED = ("queue", "parking", "music")
MARKS = ("importance", "performance")
HALF_WIDTH = 0.25  # of the 95 % interval of every mean
CLEAR = 0.03  # how much further than that an item lies that the data can place
POINTS = ((6.6, 6.1), (6.3, 4.2), (5.9, 5.7), (4.8, 3.9), (2.9, 5.9), (4.1, 4.9))

IMPORTANCE = Number("cross_importance", decimals=2, low=1, high=7, absolute=0.01, relative=0)
PERFORMANCE = replace(IMPORTANCE, name="cross_performance")
BOXES = tuple(Choice(item, QUADRANTS) for item in ASKED)
UNSURE = Choice("unsure", ITEMS)

NAMES = {
    "cleanliness": N_("Cleanliness"),
    "queue": N_("Queue"),
    "offers": N_("Offers"),
    "parking": N_("Parking"),
    "music": N_("Music"),
    "app": N_("App"),
}
BOX_NAMES = {
    "concentrate": N_("concentrate here"),
    "keep-up": N_("keep up the good work"),
    "low-priority": N_("low priority"),
    "overkill": N_("possible overkill"),
}


def items(points: list[tuple[float, float]]) -> pd.DataFrame:
    """Mean importance and performance of the six items; beside them, how uncertain each mean is."""
    table = pd.DataFrame(points, columns=list(MARKS), index=pd.Index(ITEMS, name="item"))
    table.attrs = {"half_width": HALF_WIDTH}
    return table


def book() -> pd.DataFrame:
    return items(list(POINTS))


def draw(seed: str) -> pd.DataFrame:
    """The same six points dealt out anew, each moved a little."""
    dealt = [POINTS[int(place)] for place in in_seeded_order(seed, map(str, range(len(POINTS))))]
    moved = [
        (_moved(f"{seed}/{item}/x", importance), _moved(f"{seed}/{item}/y", performance))
        for item, (importance, performance) in zip(ITEMS, dealt, strict=True)
    ]
    return items(moved)


def _moved(seed: str, mark: float) -> float:
    return round(min(mark + one_of(seed, range(-3, 4)) / 10, 6.9), 1)


def one_cannot_be_placed(given: pd.DataFrame) -> bool:
    """Whether one item, none of those asked for, lies within its uncertainty of the cross.

    All others lie clearly outside, and the three that are asked for are not in one box.
    """
    nearest = _nearest(given)
    inside, outside = nearest < HALF_WIDTH - CLEAR, nearest > HALF_WIDTH + CLEAR
    if inside.sum() != 1 or outside.sum() != len(ITEMS) - 1 or inside[list(ASKED)].any():
        return False
    return bool(_boxes(given)[list(ASKED)].nunique() > 1)


def key(given: pd.DataFrame) -> Key:
    centre, boxes = cross_hair(_table(given)), _boxes(given)
    return {
        "cross_importance": centre.importance,
        "cross_performance": centre.performance,
        **{item: str(boxes[item]) for item in ASKED},
        "unsure": str(_nearest(given).idxmin()),
    }


def slips(given: pd.DataFrame) -> Slips:
    """Where another cross would stand."""
    centre = cross_hair(_table(given))
    middle = cross_hair(_table(given), "scale")
    found: dict[str, dict[str, float]] = {}
    for asked, mark, other in zip((IMPORTANCE, PERFORMANCE), MARKS, reversed(MARKS), strict=True):
        values = given[mark]
        right = float(getattr(centre, mark))
        found[asked.name] = {"scale-centred": float(getattr(middle, mark))}
        extra = {
            "swapped": float(getattr(centre, other)),
            "median": float(values.median()),
            "midrange": float(values.min() + values.max()) / 2,
        }
        for code, value in extra.items():
            found[asked.name] |= if_apart(asked, [right, *found[asked.name].values()], code, value)
    return found


def worked(given: pd.DataFrame) -> list[str]:
    """The solution on these six items, step by step."""
    centre, boxes, nearest = cross_hair(_table(given)), _boxes(given), _nearest(given)
    facts = {
        "n": str(len(given)),
        "importance": number(given["importance"].sum(), 1),
        "performance": number(given["performance"].sum(), 1),
        "x": number(centre.importance, 2),
        "y": number(centre.performance, 2),
    }
    unsure = str(nearest.idxmin())
    return [
        _(
            "The cross: importance {importance} / {n} = {x}, performance {performance} / {n} = {y}.",
            **facts,
        ),
        *(
            _(
                "{name}: importance {i} against {x}, performance {p} against {y}: {box}.",
                name=_(NAMES[item]),
                i=number(given["importance"][item], 1),
                p=number(given["performance"][item], 1),
                x=facts["x"],
                y=facts["y"],
                box=_(BOX_NAMES[str(boxes[item])]),
            )
            for item in ASKED
        ),
        _(
            "{name} is only {distance} from the nearer arm, less than its uncertainty of {half}: no box.",
            name=_(NAMES[unsure]),
            distance=number(float(nearest[unsure]), 2),
            half=number(HALF_WIDTH, 2),
        ),
    ]


def _table(given: pd.DataFrame) -> pd.DataFrame:
    return given.reset_index()


def _boxes(given: pd.DataFrame) -> pd.Series:
    """The box of each item, by a cross at the centre of the data."""
    return ipa(_table(given)).set_index("item")["quadrant"]


def _nearest(given: pd.DataFrame) -> pd.Series:
    """How far each item is from the nearer arm of the cross, in points."""
    marks = given[list(MARKS)]
    return (marks - marks.mean()).abs().min(axis=1)


TASK = Task(
    id="E4.6",
    fields=(IMPORTANCE, PERFORMANCE, *BOXES, UNSURE),
    draw=draw,
    book=book,
    accepts=one_cannot_be_placed,
    key=key,
    slips=slips,
    worked=worked,
    columns={
        "item": N_("Item"),
        "importance": N_("Importance"),
        "performance": N_("Performance"),
        "half_width": N_("Uncertainty of each mean (±)"),
        **NAMES,
    },
)
