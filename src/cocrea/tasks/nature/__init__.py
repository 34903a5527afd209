"""Chapter 1, the nature of the service: one file for each task, its id in the name."""
