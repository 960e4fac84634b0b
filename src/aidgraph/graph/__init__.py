"""From claims to nodes, edges and paths."""
