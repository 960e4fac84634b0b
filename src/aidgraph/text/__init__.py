"""From bytes to documents, normalised characters and sentences."""
