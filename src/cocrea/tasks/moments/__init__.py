"""Chapter 4, moments of truth: one file for each task, its id in the name."""
