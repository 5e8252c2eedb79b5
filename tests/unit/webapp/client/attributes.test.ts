import assert from "node:assert/strict";
import { test } from "node:test";
import { marshalItem, unmarshal, unmarshalItem } from "#client/attributes.ts";

test("an item survives the way to DynamoDB's types and back", () => {
  const item = {
    text: "ä ' \" #",
    empty: "",
    number: -1.5,
    big: 9007199254740991,
    yes: true,
    nothing: null,
    list: ["a", 1, [false], { deep: "x" }],
    map: { inner: { innermost: 0 } },
  };
  assert.deepEqual(unmarshalItem(marshalItem(item)), item);
});

test("numbers travel as text, as DynamoDB asks", () => {
  assert.deepEqual(marshalItem({ likes: 3 }), { likes: { N: "3" } });
});

test("a string set becomes a list in a stable order", () => {
  assert.deepEqual(unmarshal({ SS: ["b", "a"] }), ["a", "b"]);
});
