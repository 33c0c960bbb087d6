from hypothesis import settings

# the clock of a shared machine says nothing about the code under test
settings.register_profile("shared-machine", deadline=None, database=None)
settings.load_profile("shared-machine")
