"""What several tests need: the material beside the repository, and a known language."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from tests.browser import assets, browser  # noqa: F401 - fixtures

# A busy machine is no failure, and the same tests run everywhere. To look further afield:
# pytest --hypothesis-profile=explore
settings.register_profile("explore", deadline=None, max_examples=1000)
settings.register_profile("cocrea", deadline=None, derandomize=True)
settings.load_profile("cocrea")

SHARED = Path(__file__).parents[2] / "shared"


@pytest.fixture
def shared() -> Callable[[str], Path]:
    """`shared("data/kiosk.csv")`: a file of the material beside the repository, or a skip."""

    def path_of(name: str) -> Path:
        path = SHARED / name
        if not path.exists():
            pytest.skip(f"needs ../shared/{name}, which is not beside this checkout")
        return path

    return path_of


@pytest.fixture
def vector(shared: Callable[[str], Path]) -> Callable[[str], dict[str, Any]]:
    """`vector("W4.4_zot")` or `vector("E4.3")`: a worked example, its inputs and output."""

    def example(name: str) -> dict[str, Any]:
        file = "exercise_keys.json" if name.startswith("E") else "worked_examples.json"
        found: dict[str, Any] = json.loads(shared(f"vectors/{file}").read_text(encoding="utf-8"))[name]
        return found

    return example


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Every test starts in English and leaves no language behind."""
    monkeypatch.delenv("COCREA_LANG", raising=False)
    monkeypatch.setattr(import_module("cocrea.language"), "_chosen", None)
    yield
