"""How well pages are split: parsed pages against labels that people wrote."""
