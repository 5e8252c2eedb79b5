"""Names in the browser's storage that the head's scripts and the data layer share."""

THEME = "lectern.theme"
