"""What a state's word may be."""

from typing import Literal

SessionStatus = Literal["loading", "signedOut", "signedIn"]
PageStatus = Literal["loading", "ready", "empty", "missing", "error", "offline", "signedOut"]
SearchStatus = Literal["idle", "loading", "ready", "empty", "error", "offline", "signedOut"]
ThemeChoice = Literal["system", "light", "dark"]
BlockKind = Literal["html", "code", "image", "quote", "video", "film", "table"]
FilmStatus = Literal["idle", "loading", "ready", "error"]
NameState = Literal["unknown", "checking", "late", "settled"]
ResolvedTheme = Literal["light", "dark"]
CommentStatus = Literal["published", "deleted", "posting", "waiting", "unsent", "refused"]
CommentForm = Literal["", "edit", "delete"]
CommentAct = Literal["reply", "edit", "delete", "again", "back", "discard"]
AccountPart = Literal["", "export", "import", "factor", "address", "devices", "leave"]
FactorStatus = Literal["off", "settingUp", "on"]
