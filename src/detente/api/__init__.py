"""The doors that other systems speak to: Perspective's contract, Coral's moderation phase, the public JSON API."""
