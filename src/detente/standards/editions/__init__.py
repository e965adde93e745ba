"""The two editions that ship."""
