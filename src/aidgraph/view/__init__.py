"""What people look at: from a ledger to one page, inside a single file or served on loopback."""
