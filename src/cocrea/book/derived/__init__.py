"""What is generated from something else and committed: pages of the book, banks of tasks, notebooks."""
