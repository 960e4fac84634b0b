"""How properties are tested: the same examples in every run, and none fails for being slow on a busy machine."""

from hypothesis import settings

settings.register_profile("aidgraph", deadline=None, derandomize=True)
settings.load_profile("aidgraph")
