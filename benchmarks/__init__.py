"""Benchmarks: how well and how fast; run with `make bench`."""
