"""Makes the gazetteer's tables from published packages; run by ``scripts/build_gazetteer``, never by the package."""
