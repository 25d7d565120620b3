"""What tests and benchmarks share: where pages are found, and pages, lists, sites and damages that are made up."""
