"""``python -m aidgraph``: the same as the command."""

import sys

from aidgraph.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
