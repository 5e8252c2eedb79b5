"""A response template decides by what the back end said, and nothing unread is passed over."""

import json

import pytest

from local.cloud.patches.apigateway import response_templates
from local.cloud.patches.apigateway.template_conditions import Unreadable

SIDES = "#if($input.body.contains('a'))A#elseif($input.body.contains('b'))B#{else}C#end"


@pytest.mark.parametrize(("said", "left"), [("a", "A"), ("b", "B"), ("ab", "A"), ("", "C")])
def test_the_first_side_that_holds_is_taken(said: str, left: str) -> None:
    assert response_templates.chosen(f"<{SIDES}>", said) == (f"<{left}>", None)


def test_only_the_side_that_is_taken_sets_the_status() -> None:
    one, other = (f"#set($context.responseOverride.status = {status})" for status in (413, 400))
    text = f"#if($input.body.contains('a')){one}#else{other}#end"
    assert response_templates.chosen(text, "a") == ("", 413)
    assert response_templates.chosen(text, "b") == ("", 400)


@pytest.mark.parametrize(
    "text",
    [
        "#if($input.body.contains('a'))",
        "#if($input.body.contains('a')",
        "#if()#end",
        "#if($input.path('$.a') == 'a')#end",
        '#if($input.body.contains("a"))#end',
        "#if($input.body.contains('a'))#if($input.body.contains('b'))#end#end",
        "#if($input.body.contains('a'))#else#elseif($input.body.contains('b'))#end",
        "#end",
        "#else",
        "##if",
        "# a number sign",
        "#foreach($x in $y)#end",
        "#set($x = 1)",
        "#set($context.responseOverride.status = 99)",
        "#set($context.responseOverride.status = 413)#set($context.responseOverride.status = 400)",
        "#set($context.responseOverride.header.a = 'b')",
    ],
)
def test_what_is_not_modelled_or_not_lawful_is_never_passed_over(text: str) -> None:
    with pytest.raises(Unreadable):
        response_templates.chosen(text, "a")


def test_an_unreadable_template_is_a_500() -> None:
    """API Gateway answers 500 where a mapping can't be done; a CMS sends again."""
    hooked = response_templates._deciding(lambda *_: (202, {}, b""))
    broken = {"1": {"statusCode": "400", "responseTemplates": {"application/json": "#if(x)"}}}
    status, _, body = hooked({"integrationResponses": broken}, 400, "", "application/json", {})
    assert (status, json.loads(body)) == (500, {"message": "Internal server error"})
