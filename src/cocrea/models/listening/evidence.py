"""The empathy map with its evidence: what was seen, what was said, what is assumed (section 6.4)."""

from __future__ import annotations

import numpy as np
import pandas as pd

from cocrea.arguments import choice, table_with, too_few
from cocrea.errors import CocreaError
from cocrea.language import N_

TAGS = ("observed", "reported", "assumed")
ALL_QUADRANTS = "all"


def evidence_ratio(notes: pd.DataFrame) -> pd.DataFrame:
    """Teaching simplification: how much of an empathy map stands on evidence, by quadrant.

    `notes` has a row a note, with the columns quadrant and tag: "observed" (seen or measured),
    "reported" (said by the customer) or "assumed" (by the team). Columns: quadrant, the three
    counts, n, observed_share, reported_share and evidence_ratio (their sum, 0 to 1). Quadrants
    stand as they first appear; the last row, "all", holds every note. A note without a tag or no
    note at all raises CocreaError.

    Formula: evidence_ratio = (observed + reported) / n
    Source: ours.

    >>> notes = pd.DataFrame({"quadrant": ["say", "say", "feel", "feel"],
    ...                       "tag": ["reported", "observed", "assumed", "reported"]})
    >>> evidence_ratio(notes)[["quadrant", "n", "evidence_ratio"]].values.tolist()
    [['say', 2, 1.0], ['feel', 2, 0.5], ['all', 4, 0.75]]
    """
    table_with(notes, "quadrant", "tag")
    if notes.empty:
        raise too_few(0)
    for tag in notes["tag"].unique():
        choice("tag", tag, TAGS)
    if notes["quadrant"].isna().any():
        raise CocreaError(
            "listening.quadrant",
            N_("{count} notes have no quadrant. Put each note in one, such as “say” or “do”."),
            count=int(notes["quadrant"].isna().sum()),
        )
    place, quadrants = pd.factorize(notes["quadrant"])
    tagged = notes["tag"].to_numpy()[:, None] == np.array(TAGS)
    counts = (np.arange(quadrants.size)[:, None] == place).astype(int) @ tagged
    counts = np.vstack([counts, counts.sum(axis=0)])
    n = counts.sum(axis=1)
    observed, reported, _ = counts.T / n
    return pd.DataFrame(
        {
            "quadrant": [*quadrants, ALL_QUADRANTS],
            **dict(zip(TAGS, counts.T, strict=True)),
            "n": n,
            "observed_share": observed,
            "reported_share": reported,
            "evidence_ratio": (counts[:, 0] + counts[:, 1]) / n,
        }
    )
