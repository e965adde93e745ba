"""Word lists written for this project, and the reader of their format."""
