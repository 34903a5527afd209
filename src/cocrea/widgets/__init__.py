"""What a reader plays with: Explorer, TaskForm and Builder, in Jupyter and in the published page alike."""
