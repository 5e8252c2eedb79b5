"""Which attributes the site's own requests name, and which of them its code reads."""

import re

from webapp.build import sources

FILES = {
    name: text for name, text in sources.client_files().items() if not name.startswith("generated")
}
LIST = re.compile(r"(?:const (\w+): (?:Content|Learner)Name\[\] = |rowsIn\(\w+, )\[(.*?)\]", re.S)
CALL = re.compile(r'\bcall\("(\w+)"|\bcall\(\w+ \? "(\w+)" : "(\w+)"')


def projected() -> set[str]:
    """Every name that stands in a list of what a Query brings, and the key that it asks by."""
    found = {"pk"}
    for text in FILES.values():
        for listed in LIST.finditer(text):
            found.update(re.findall(r'"(\w+)"', listed[2]))
    return found


def unread() -> set[str]:
    """Names that are asked for, and that nothing takes out of the answer."""
    rest = "\n".join(LIST.sub("", text) for text in FILES.values())
    return {name for name in projected() - {"pk"} if f'"{name}"' not in rest}


def operations() -> set[str]:
    """What the site asks DynamoDB for."""
    return {name for text in FILES.values() for each in CALL.findall(text) for name in each if name}
