"""One module per rule: each has one clear function, `detect`."""
