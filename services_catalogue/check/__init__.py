"""“Is it for me?”: a short guided check made from the structured criteria of all services."""
