"""Bulgarian: thousands stand apart (Bulgarian Academy of Sciences, Official Spelling Dictionary, 2012)."""

NUMBER_GROUPING = 3
