"""From sentences to mentions, and from mentions to entities within one document."""
