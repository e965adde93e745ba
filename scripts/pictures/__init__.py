"""The drawing office of the demo newspaper: a small printing press and the scenes that are printed on it.

Scenes are painted from the back to the front, as one lays inks over one another; a long one is cut into `_back`,
`_middle` and `_front`, each of which prints over what is there.
"""
