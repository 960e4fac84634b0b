"""From facts, curated facts and decisions to claims."""
