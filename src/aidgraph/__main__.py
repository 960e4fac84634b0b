"""The program: from the process's arguments to its exit code, without a trace of Python from its first moment on."""

import signal
import sys


def run() -> None:
    """Runs the command line. Until it listens an interrupt just ends the process, and once it is done none matters."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    from aidgraph.cli.main import main

    code = main()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    sys.exit(code)


if __name__ == "__main__":
    run()
