"""Chapter 6, listening: one file for each task, its id in the name."""
