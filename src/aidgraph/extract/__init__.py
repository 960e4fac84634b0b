"""From typed chunks to facts, by frames that are data and mechanisms that are code."""

from aidgraph.extract.extractor import Extractor

__all__ = ["Extractor"]
