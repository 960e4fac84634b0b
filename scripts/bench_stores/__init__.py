"""What the stores cost: loads of large graphs, measured against the bare engines."""
