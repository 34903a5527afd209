"""Chapter 2, contact levels: one file for each task, its id in the name."""
