"""The drawing office of the demo newspaper: a small printing press and the scenes that are printed on it."""
