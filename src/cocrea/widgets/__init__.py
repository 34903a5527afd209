"""What a reader plays with: the Explorer and the TaskForm, in Jupyter and in the published page alike."""
