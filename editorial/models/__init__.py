"""What editors work with besides the entries."""
