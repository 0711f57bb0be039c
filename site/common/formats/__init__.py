"""Where the readers of a language write numbers and dates in another way than Django does."""
