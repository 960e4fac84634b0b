"""What the claims add up to: totals, conflicts, coverage, panel; from claims of the ledger to answers."""
