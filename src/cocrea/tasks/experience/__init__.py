"""Chapter 5, customer experience: one file for each task, its id in the name."""
