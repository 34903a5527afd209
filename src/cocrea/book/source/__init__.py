"""Reading the sources: MyST and its directives, the pages of a tree, tasks, formulas, citations."""
