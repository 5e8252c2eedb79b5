import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { assertSamePerson, showPerson } from "#client/person.ts";
import { rememberedPerson, tokenStorage } from "#client/storage.ts";

const NAME = "CognitoIdentityServiceProvider.client.LastAuthUser";

class Shelf {
  [name: string]: unknown;
  setItem(name: string, value: string): void {
    this[name] = value;
  }
  getItem(name: string): string | null {
    return (this[name] as string | undefined) ?? null;
  }
  removeItem(name: string): void {
    delete this[name];
  }
}

class Full extends Shelf {
  override setItem(): void {
    throw Object.assign(new Error("full"), { name: "QuotaExceededError" });
  }
}

function browserKeeps(shelf: Shelf): Shelf {
  Object.defineProperty(globalThis, "localStorage", { value: shelf, configurable: true });
  return shelf;
}

afterEach(async () => {
  await tokenStorage.clear();
  showPerson("");
});

test("with storage full a sign-in is kept by the page, and no older one comes back", async () => {
  const shelf = browserKeeps(new Full());
  shelf[NAME] = "somebody else";
  await tokenStorage.setItem(NAME, "ada");
  assert.equal(await tokenStorage.getItem(NAME), "ada");
  assert.equal(rememberedPerson(), "ada");
  assert.equal(shelf[NAME], undefined);
});

test("nothing goes out under another person than the one whose page is shown", () => {
  const shelf = browserKeeps(new Shelf());
  shelf[NAME] = "ada";
  showPerson("ada");
  assertSamePerson();
  shelf[NAME] = "grace";
  assert.throws(assertSamePerson, { kind: "replaced" });
  delete shelf[NAME];
  assert.throws(assertSamePerson, { kind: "expired", code: "NoSession" });
});
