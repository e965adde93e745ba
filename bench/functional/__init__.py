"""Functional tests of hatred and its innocent neighbours: our own texts, each function one way of saying it."""
