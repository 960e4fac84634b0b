"""The query library: parameterised questions kept as files."""
