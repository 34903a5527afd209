"""Supermercados Quetzalia listens: sixty needs, heard in interviews and in focus groups."""

from __future__ import annotations

import numpy as np
import pandas as pd

from cocrea.arguments import above, one_number, whole

INTERVIEWS_SEED = 27

GROUP_SIZES = (6, 7, 8)
INTERVIEW_HOURS, GROUP_HOURS = 1, 2


def interviews(
    n: int = 24,
    seed: int = INTERVIEWS_SEED,
    needs: int = 60,
    alpha: float = 1.0,
    beta: float = 6.0,
    group_worth: float = 2.0,
) -> pd.DataFrame:
    """`n` imaginary sessions, two interviews for each focus group, and the needs heard in them.

    Long, a row for each need heard in a session, in the order of the sessions: session_id, kind
    ("interview": one person for one hour; "focus-group": six to eight people for two), people,
    hours, need_id. A session in which no need was heard has one row without need_id. Needs that
    nobody mentioned do not appear, as in life.

    Planted: there are `needs` needs, and the chance that one interview brings up a need is
    Beta(`alpha`, `beta`), so that 16 interviews hear about 44 of 60, and not the 55 of equally
    easy needs. A focus group hears what `group_worth` interviews hear: more in a session, far
    less for each hour that a participant gives. Samples of 24 sessions show both nearly always.
    Chao2 is a lower bound: in four samples out of five it lies below the planted number. The
    same arguments give the same table.

    >>> interviews().columns.tolist()
    ['session_id', 'kind', 'people', 'hours', 'need_id']
    """
    sessions = whole("n", n, 1, 100_000)
    latent = whole("needs", needs, 1, 10_000)
    worth = float(above("group_worth", one_number("group_worth", group_worth)))
    a, b = (float(above(name, one_number(name, value))) for name, value in (("alpha", alpha), ("beta", beta)))
    rng = np.random.default_rng(whole("seed", seed, 0, 2**63))
    chance = rng.beta(a, b, latent)
    group = rng.permutation(np.arange(sessions) % 3 == 2)
    people = np.where(group, rng.choice(GROUP_SIZES, sessions), 1)
    missed = np.where(group[:, None], (1 - chance) ** worth, 1 - chance)
    session, need = np.nonzero(rng.random((sessions, latent)) >= missed)
    silent = np.setdiff1d(np.arange(sessions), session)
    at, said = np.append(session, silent), np.append(need, np.full(silent.size, latent))
    order = np.argsort(at, kind="stable")
    at, said = at[order], said[order]
    names = pd.Series([*_numbered("need", latent), None], dtype="str")  # the last: no need was heard
    return pd.DataFrame(
        {
            "session_id": pd.Series(_numbered("s", sessions), dtype="str").take(at).array,
            "kind": pd.Series(["interview", "focus-group"], dtype="str").take(group[at].astype(int)).array,
            "people": people[at],
            "hours": np.where(group, GROUP_HOURS, INTERVIEW_HOURS)[at],
            "need_id": names.take(said).array,
        }
    )


def _numbered(stem: str, count: int) -> list[str]:
    """Names with a number, equally long."""
    width = max(2, len(str(count)))
    return [f"{stem}{number:0{width}d}" for number in range(1, count + 1)]
