"""The one SQLite file that must not be lost: documents, facts, claims, decisions, revisions."""
