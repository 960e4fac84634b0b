"""How well extraction agrees with gold facts: from two files of facts to precision, recall and F1."""
