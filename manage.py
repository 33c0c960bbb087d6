#!/usr/bin/env python
"""Parley's command line."""

import os
import sys


def main() -> None:
    if sys.version_info < (3, 11):  # noqa: UP036 - the message is the point
        sys.exit("Parley needs Python 3.11 or newer.")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dashboard.settings")
    from django.core.management import execute_from_command_line  # noqa: PLC0415

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
