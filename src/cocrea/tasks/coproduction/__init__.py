"""Chapter 3, coproduction: one file for each task, its id in the name."""
