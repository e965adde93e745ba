"""The demo newsroom: The Meridian Post of the invented Halvern Strait."""

DOMAIN = "demo.invalid"  # RFC 2606: mail to it can reach nobody
PASSWORD = "meridian-demo-2026"  # noqa: S105 - known to everybody, and refused by a production start
