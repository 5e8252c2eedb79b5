"""What must run before the first paint."""

import reflex as rx

from webapp.client import stored

THEME_SCRIPT = (
    f"(function(){{var c='system';try{{c=localStorage.getItem('{stored.THEME}')||c}}catch(e){{}}"
    "var d=c==='dark'||(c!=='light'&&matchMedia('(prefers-color-scheme: dark)').matches);"
    "var r=document.documentElement;r.dataset.theme=d?'dark':'light';"
    "r.style.colorScheme=d?'dark':'light'})()"
)
"""Sets the remembered theme on `<html>`. Its hash stands in the content security policy."""

ADDRESS_SCRIPT = (
    "(function(){var l=location,p=l.pathname,c=p.replace(/\\/{2,}/g,'/').replace(/\\.html$/,'')"
    ".replace(/^\\/index$/,'/').replace(/(.)\\/$/,'$1');"
    "if(/^\\/(lessons|courses)\\/[^/]+$/.test(c))c+='/-';"
    "if(c!==p){document.documentElement.hidden=true;l.replace(c+l.search+l.hash)}})()"
)
"""One address for each page: doubled slashes, a last slash and `.html` go, a lesson or course
without its slug gets one that the page itself puts right. It runs before anything is drawn, and
on every hosting alike: a redirect of Amplify's from `/x.html` might meet its own rewrite to it.
"""


def components() -> list[rx.Component]:
    return [
        rx.el.script(custom_attrs={"dangerouslySetInnerHTML": {"__html": text}})
        for text in (ADDRESS_SCRIPT, THEME_SCRIPT)
    ]
