"""Links as browsers read them, the hosts they lead to, and what is said around them: lures and warnings."""
