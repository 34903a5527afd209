"""The field's formulas, one module a chapter. Pure: numbers in, numbers out."""
