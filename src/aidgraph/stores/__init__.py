"""One small interface over every graph engine."""
