"""What is generated from something else and committed: pages of the book and the banks of tasks."""
