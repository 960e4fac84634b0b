"""Whether a graph is what it is meant to be: the shapes of its RDF, and what its nodes and edges owe to one another."""
