"""The controls of an explorable: real ipywidgets, each with the steps it can take."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import Any

import ipywidgets

from cocrea.errors import CocreaError
from cocrea.language import N_, _, number

NBSP = "\N{NO-BREAK SPACE}"

Axis = dict[str, Any]


def slider(
    label: str, low: float, high: float, step: float = 1, value: float | None = None, *, unit: str = ""
) -> ipywidgets.IntSlider | ipywidgets.FloatSlider:
    """A slider from `low` to `high`; it starts at `value`, else at `low`. `unit` stands behind each value.

    Raises CocreaError when the steps do not end at `high` or `value` is not one of them.

    >>> from cocrea.widgets.controls import slider
    >>> slider("Perceived", 3, 7, 0.5, 5).value
    5.0
    """
    steps = (Decimal(str(high)) - Decimal(str(low))) / Decimal(str(step)) if step > 0 else Decimal("NaN")
    if steps != steps.to_integral_value() or steps < 1:
        raise CocreaError(
            "explorer.steps",
            N_("“{label}” cannot go from {low} to {high} in steps of {step}: choose steps that end there."),
            label=label,
            low=low,
            high=high,
            step=step,
        )
    start = low if value is None else value
    if (Decimal(str(start)) - Decimal(str(low))) % Decimal(str(step)) or not low <= start <= high:
        raise _off_step(label, start)
    whole = all(isinstance(v, int) for v in (low, high, step, start))
    kind = ipywidgets.IntSlider if whole else ipywidgets.FloatSlider
    form = {} if whole else {"readout_format": f".{_decimals(low, step)}f"}
    control = kind(min=low, max=high, step=step, value=start, description=label, **form)
    control.unit = unit
    return control


def choice(label: str, options: Iterable[tuple[str, Any]], value: Any = None) -> ipywidgets.Dropdown:
    """A list to choose from: pairs of what the reader reads and what the model gets. It starts at `value`.

    >>> from cocrea.widgets.controls import choice
    >>> choice("Servers", [("two servers", 2), ("three servers", 3)], 3).value
    3
    """
    return _selection(ipywidgets.Dropdown, label, options, value)


def toggle(label: str, options: Iterable[tuple[str, Any]], value: Any = None) -> ipywidgets.ToggleButtons:
    """Two or three options side by side; otherwise as `choice`.

    >>> from cocrea.widgets.controls import toggle
    >>> toggle("Paid at the", [("start", "start"), ("end", "end")]).value
    'start'
    """
    return _selection(ipywidgets.ToggleButtons, label, options, value)


def tick(label: str, value: bool = False) -> ipywidgets.Checkbox:
    """A box to tick: the model gets True or False.

    >>> from cocrea.widgets.controls import tick
    >>> tick("Compare with last year").value
    False
    """
    return ipywidgets.Checkbox(value=value, description=label, indent=False)


def _selection(kind: Callable[..., Any], label: str, options: Iterable[tuple[str, Any]], value: Any) -> Any:
    pairs = list(options)
    start = pairs[0][1] if value is None else value
    if start not in [each for _words, each in pairs]:
        raise _off_step(label, start)
    return kind(options=pairs, value=start, description=label)


def _decimals(*values: float) -> int:
    """Decimals that write all of `values` exactly."""
    return max(0, *(-int(Decimal(str(v)).normalize().as_tuple().exponent) for v in values))


def axis_of(name: str, control: ipywidgets.Widget) -> tuple[Axis, list[Any]]:
    """How the browser finds a control's place among its values, and those values.

    The place is ``(control[trait] − min) / step``; `labels` are the values as readers read them.
    """
    if isinstance(control, ipywidgets.IntSlider | ipywidgets.FloatSlider):
        low, step = control.min, control.step
        values = [_tidy(low + i * step, low, step) for i in range(round((control.max - low) / step) + 1)]
        unit = getattr(control, "unit", "")
        labels = [number(v, _decimals(low, step)) + (NBSP + unit if unit else "") for v in values]
        return {"trait": "value", "min": low, "step": step, "n": len(values), "labels": labels}, values
    if isinstance(control, ipywidgets.Dropdown | ipywidgets.ToggleButtons):
        labels, values = (list(column) for column in zip(*control.options, strict=True))
        return {"trait": "index", "min": 0, "step": 1, "n": len(values), "labels": labels}, values
    if isinstance(control, ipywidgets.Checkbox):
        labels = [_("no"), _("yes")]
        return {"trait": "value", "min": 0, "step": 1, "n": 2, "labels": labels}, [False, True]
    known = "slider, choice, toggle, tick"
    raise CocreaError(
        "explorer.control",
        N_("“{name}” is a {kind}, which cannot be laid out in steps. Use {known}."),
        name=name,
        kind=type(control).__name__,
        known=known,
    )


def _tidy(value: float, low: float, step: float) -> float:
    """Without the noise of adding steps: 0.30000000000000004 is 0.3, and a whole slider stays whole."""
    return value if isinstance(value, int) else round(value, _decimals(low, step))


def _off_step(label: str, value: object) -> CocreaError:
    return CocreaError(
        "explorer.off-step",
        N_("“{label}” cannot start at {value}, which is not one of its values."),
        label=label,
        value=value,
    )
