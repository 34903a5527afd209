"""Chapter 0, begin here: one file for each task, its id in the name."""
