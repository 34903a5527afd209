"""Chapter 7, co-creation: one file for each task, its id in the name."""
