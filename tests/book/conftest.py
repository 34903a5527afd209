"""A small project of two pages and one page of tasks, to translate and to flatten."""

from __future__ import annotations

from pathlib import Path

import pytest

CONFIG = """title: "A small book"
parse:
  myst_enable_extensions: [colon_fence, deflist, dollarmath, substitution, attrs_inline, attrs_block]
bibtex_bibfiles: [book/references.bib]
html:
  use_repository_button: false
"""
TOC = """format: jb-book
root: book/index
parts:
- caption: "First part"
  chapters:
  - file: book/page
    title: A shorter title
  - file: book/glossary
"""
PAGE = """---
kernelspec:
  name: python3
---

(the-page)=
# The page

A sentence with {term}`zone` and {ref}`the start <start>`.

:::{note}
See {cite:t}`one2001` and $P < A$ in `code`.
:::

```{code-cell} ipython3
# A comment
x = 1
```
"""
INDEX = """(start)=
# The start

Read {doc}`page` or [the page](page.md), the {doc}`glossary` and [a table](#tab-states).

:::{table} Three states
:name: tab-states

| State |
|---|
| Below |
:::
"""
GLOSSARY = """# Glossary

:::{glossary}
zone
  Between two levels.
:::
"""
TASKS = """---
kernelspec:
  name: python3
---

# Tasks

How to work, see {ref}`the-page`.

(task-E1.1)=
## E1.1 Two and two

What is two and two? Mind that $A \\le P$.

```{code-cell} ipython3
given = {"a": 2, "b": 2}
given
```

```{code-cell} ipython3
:tags: [answer]
class Task:
    def check(self, **answers):
        return answers

task = Task()
task.check(total=given["a"] + given["b"], why="sum-of-both")
```

:::{task-field} total
:unit: points
The *total*
:::

:::{task-choice} why
Why is that so?

- sum-of-both: Because both count,
  each of them.
- by-luck: Because of luck.
:::

:::{task-hint}
Count with your fingers: $\\frac{P - A}{D - A}$.
:::

:::{task-mistake} total minus-taken
You took them apart.
:::

:::{task-right} total
Well counted.
:::

::::{task-solution}
Put them together, which gives 4711.

```{code-cell} ipython3
given["a"] + given["b"]  # both of them
```

| A | B |
|---|---|
| 1 | $P < A$ |
::::
"""
BIB = """@article{one2001,
  author={One, Ann and Two, Bob}, title={A Title}, journal={J}, year=2001, doi={10.1/x_y}
}
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The root of the small project, English only."""
    files = {
        "_config.yml": CONFIG,
        "_toc.yml": TOC,
        "book/index.md": INDEX,
        "book/page.md": PAGE,
        "book/glossary.md": GLOSSARY,
        "book/references.bib": BIB,
        "book/_assets/logo.svg": "<svg/>",
        "solutions/tasks.md": TASKS,
    }
    for name, text in files.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path
