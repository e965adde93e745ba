"""`detente tour`: what the site is, shown in two minutes on a newsroom of its own, each step checked."""
