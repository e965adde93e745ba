"""What is nobody else's business: numbers, addresses, homes and confidences, found for the rule on private data."""
