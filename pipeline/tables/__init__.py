"""The tables: their schema, a page as rows of them, their files."""
