import assert from "node:assert/strict";
import { test } from "node:test";
import { srcsetOf } from "#client/pictures.ts";

const at = (name: string) => `https://cms.example/media/${name}.webp`;

test("a picture with smaller ones offers them and itself, by their widths", () => {
  const smaller = [
    { url: at("s"), width: 400 },
    { url: at("m"), width: 800 },
  ];
  const expected = `${at("s")} 400w, ${at("m")} 800w, ${at("l")} 1200w`;
  assert.equal(srcsetOf({ url: at("l"), width: 1200, smaller }), expected);
});

test("a picture of one size offers nothing else", () => {
  assert.equal(srcsetOf({ url: at("l"), width: 1200 }), "");
  assert.equal(srcsetOf(undefined), "");
});

test("an address that would break the list, or isn't safe, is left out", () => {
  const smaller = [
    { url: "javascript:alert(1)", width: 1 },
    { url: "https://cms.example/a b, c", width: 2 },
    { url: at("m"), width: 0 },
  ];
  assert.equal(srcsetOf({ url: at("l"), width: 1200, smaller }), "");
});
