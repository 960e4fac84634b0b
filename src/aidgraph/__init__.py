"""aidgraph reads Chinese reports on East–West assistance and builds a knowledge graph that quotes its sources."""

__version__ = "0.1.0"
