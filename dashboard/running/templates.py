"""Our templates as they are compiled: without the indentation of their lines.

Indentation is for those who read a template; on a page it is weight, up to a
twentieth of what a reader loads. Text in which indentation counts has no place in a
template file: what a variable holds is left as it is.
"""

import re

from django.template import Origin
from django.template.loaders.filesystem import Loader

INDENTATION = re.compile(r"^[ \t]+", re.MULTILINE)


class OwnTemplates(Loader):
    """Templates of the folder `templates`; their lines keep their numbers."""

    def get_contents(self, origin: Origin) -> str:
        """The text of a file, each line from its first visible character on."""
        return INDENTATION.sub("", super().get_contents(origin))
