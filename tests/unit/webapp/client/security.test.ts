/** How the account is kept: a second factor, another address, and the end of every sign-in. */

import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { until } from "./standins/page.ts";
import { ADA } from "./standins/site.ts";
import { CODE, factor, pool, refusal, TOTP } from "./standins/library.ts";
import { actions, said, shown } from "./standins/ownAccount.ts";

const decodeQR = (await import("qr/decode.js")).default as (picture: unknown) => string;
const { factors } = await import("#client/ownSecurity.ts");

const SCALE = 4;

/** What a reader's camera sees of the path: each square drawn with SCALE dots a side. */
function read(): string {
  const side = Number(shown().qrBox.split(" ")[2]) * SCALE;
  const data = new Uint8Array(side * side * 4).fill(255);
  for (const [, x, y] of shown().qrPath.matchAll(/M(\d+) (\d+)h1v1h-1z/g)) {
    for (let dot = 0; dot < SCALE * SCALE; dot += 1) {
      const column = Number(x) * SCALE + (dot % SCALE);
      const row = Number(y) * SCALE + Math.floor(dot / SCALE);
      data.fill(0, (row * side + column) * 4, (row * side + column) * 4 + 3);
    }
  }
  return decodeQR({ width: side, height: side, data });
}

const focused = (id: string): Promise<void> =>
  until(
    () => document.activeElement?.id === id,
    () => document.activeElement?.id,
  );

async function refusedWith(text: RegExp, field: string): Promise<void> {
  await until(() => text.test(shown().error) && shown().errorField === field, said);
  await focused(field);
}

beforeEach(async () => {
  await actions.leaveFactor();
  await actions.leaveEmail();
  await factors.reload();
});

test("a factor is set up by a QR code and a key, and on once a code was right", async () => {
  assert.equal(shown().factor, "off");
  await actions.beginFactor();
  await until(() => shown().factor === "settingUp", said);
  assert.equal(shown().secret, factor.begun);
  const address = new URL(read());
  assert.equal(address.searchParams.get("secret"), factor.begun);
  assert.match(address.href, /^otpauth:\/\/totp\/Lectern:ada@lectern\.test/);
  await focused("totp");
  await actions.confirmFactor({ totp: "12" });
  await refusedWith(/six digits/, "totp");
  await actions.confirmFactor({ totp: "000000" });
  await refusedWith(/not right/, "totp");
  assert.equal(factor.on, false);
  await actions.confirmFactor({ totp: `${TOTP.slice(0, 3)} ${TOTP.slice(3)}` });
  await until(() => shown().factor === "on" && /asks for a code/.test(shown().told), said);
  assert.equal(factor.on, true);
  assert.equal(shown().secret + shown().qrPath, "");
});

test("who thinks better of it has none", async () => {
  await actions.beginFactor();
  await until(() => shown().factor === "settingUp", said);
  await actions.leaveFactor();
  await until(() => shown().factor === "off" && shown().secret === "", said);
  assert.equal(factor.on, false);
});

test("turning it off asks for a code", async () => {
  Object.assign(factor, { begun: "SECRET", on: true });
  await factors.reload();
  await until(() => shown().factor === "on", said);
  await actions.removeFactor({ totp: "000000" });
  await refusedWith(/not right/, "totp");
  assert.equal(factor.on, true);
  await actions.removeFactor({ totp: TOTP });
  await until(() => shown().factor === "off" && /no code any more/.test(shown().told), said);
  assert.equal(factor.on, false);
});

test("another address counts once its code came back", async () => {
  for (const [newEmail, text] of [
    ["nobody", /type the new/],
    [ADA.toUpperCase(), /already/],
  ] as const) {
    await actions.changeEmail({ newEmail });
    await refusedWith(text, "newEmail");
  }
  await actions.changeEmail({ newEmail: " Countess@Lectern.Test " });
  await until(() => shown().pendingEmail === "countess@lectern.test", said);
  assert.deepEqual(pool.mailed, ["countess@lectern.test change"]);
  assert.equal(shown().email, ADA);
  await focused("emailCode");
  await actions.confirmEmail({ emailCode: "nothing" });
  await refusedWith(/six digits/, "emailCode");
  await actions.confirmEmail({ emailCode: "000000" });
  await refusedWith(/not right/, "emailCode");
  assert.equal(shown().email, ADA);
  await actions.confirmEmail({ emailCode: CODE });
  await until(() => shown().email === "countess@lectern.test", said);
  assert.equal(shown().pendingEmail, "");
});

test("an address that another account has can't be used", async () => {
  pool.accounts.set("grace@lectern.test", { password: "x", name: "G", confirmed: true });
  await actions.changeEmail({ newEmail: "grace@lectern.test" });
  await refusedWith(/can’t be used/, "newEmail");
  assert.equal(shown().pendingEmail, "");
});

test("signing out everywhere ends every sign-in; where it fails nothing is called ended", async () => {
  pool.failing.set("signOut", refusal("TooManyRequestsException"));
  await actions.signOutEverywhere();
  await until(() => /Too many/.test(shown().error), said);
  assert.equal(shown().status, "ready");
  const before = pool.signedOutEverywhere;
  await actions.signOutEverywhere();
  await until(() => location.pathname === "/sign-in", said);
  assert.equal(pool.signedOutEverywhere, before + 1);
  assert.equal(shown().status, "signedOut");
});
