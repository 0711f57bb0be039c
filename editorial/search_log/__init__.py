"""The search log: what readers search for, kept without anything about the reader and written outside their requests."""
