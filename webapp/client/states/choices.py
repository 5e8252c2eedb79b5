"""What a state's word may be."""

from typing import Literal

SessionStatus = Literal["loading", "signedOut", "signedIn"]
PageStatus = Literal["loading", "ready", "empty", "missing", "error", "offline", "signedOut"]
SearchStatus = Literal["idle", "loading", "ready", "empty", "error", "offline", "signedOut"]
ThemeChoice = Literal["system", "light", "dark"]
BlockKind = Literal["html", "code", "image", "quote", "video", "film", "table"]
FilmStatus = Literal["idle", "loading", "ready", "error"]
ResolvedTheme = Literal["light", "dark"]
AccountPart = Literal["", "export", "import", "factor", "address", "devices", "leave"]
FactorStatus = Literal["off", "settingUp", "on"]
