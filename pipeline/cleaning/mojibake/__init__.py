"""Mojibake: text that was decoded with the wrong encoding, and what it was before."""
