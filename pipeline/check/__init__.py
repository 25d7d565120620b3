"""The gate: whether a finished run is whole, as good as expected, and as good as an earlier one."""
