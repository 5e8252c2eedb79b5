"""Every address has one outcome: its page, a redirect to the page's own address, or not found."""

import json
import subprocess

import pytest

from webapp.build.toolchain import BIN
from webapp.client.head import ADDRESS_SCRIPT

CASES = {
    "/": "",
    "/catalogue": "",
    "/search?q=a//b": "",
    "/lessons/wagtail-1/a-slug#top": "",
    "/catalogue.html": "/catalogue",
    "/index.html": "/",
    "/index.html?x=1#y": "/?x=1#y",
    "//catalogue": "/catalogue",
    "///catalogue//": "/catalogue",
    "//": "/",
    "/catalogue/": "/catalogue",
    "/lessons/wagtail-6": "/lessons/wagtail-6/-",
    "/courses/wagtail-4/": "/courses/wagtail-4/-",
    "/lessons/wagtail-6.html": "/lessons/wagtail-6/-",
    "/lessons": "",
    "//evil.example/x": "/evil.example/x",
}


@pytest.fixture(scope="module")
def led() -> dict[str, str]:
    """Address → where the script leads from it; empty where it stays."""
    script = (
        f"const cases={json.dumps(list(CASES))},led={{}};let root={{}};"
        "globalThis.document={documentElement:root};"
        "for(const one of cases){const at=one.search(/[?#]/),p=at<0?one:one.slice(0,at);"
        "const rest=at<0?'':one.slice(at),h=rest.indexOf('#');led[one]='';"
        "globalThis.location={pathname:p,search:h<0?rest:rest.slice(0,h),"
        "hash:h<0?'':rest.slice(h),replace(to){led[one]=to}};"
        f"{ADDRESS_SCRIPT}}}console.log(JSON.stringify(led))"
    )
    done = subprocess.run(
        [BIN / "node", "--eval", script], check=True, capture_output=True, text=True
    )
    answer: dict[str, str] = json.loads(done.stdout)
    return answer


@pytest.mark.parametrize("address", CASES)
def test_an_address_leads_to_the_pages_own(led: dict[str, str], address: str) -> None:
    assert led[address] == CASES[address]
