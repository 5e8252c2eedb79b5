"""What must run before the first paint."""

import reflex as rx

THEME_SCRIPT = (
    "(function(){var c='system';try{c=localStorage.getItem('lectern.theme')||c}catch(e){}"
    "var d=c==='dark'||(c!=='light'&&matchMedia('(prefers-color-scheme: dark)').matches);"
    "var r=document.documentElement;r.dataset.theme=d?'dark':'light';"
    "r.style.colorScheme=d?'dark':'light'})()"
)
"""Sets the remembered theme on `<html>`. Its hash stands in the content security policy."""


def components() -> list[rx.Component]:
    return [rx.el.script(custom_attrs={"dangerouslySetInnerHTML": {"__html": THEME_SCRIPT}})]
