"""A page of the book as plain Markdown and code, for notebooks that know no MyST."""
