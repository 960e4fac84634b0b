"""From typed chunks to facts, by frames that are data and mechanisms that are code."""
