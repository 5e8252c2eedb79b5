/** A learner deletes the account: all that is theirs first, then the account itself. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { until } from "./standins/page.ts";
import { ADA, SUB } from "./standins/site.ts";
import { cloud, refused } from "./standins/cloud.ts";
import { pool, refusal } from "./standins/library.ts";
import { actions, own, said, shown } from "./standins/ownAccount.ts";

const mine = (): string[] =>
  [...(cloud.tables["learners"]?.values() ?? [])].flatMap(({ pk, sk }) =>
    pk === SUB ? [String(sk)] : [],
  );

test("nothing goes before the own address was typed", async () => {
  for (const ownAddress of ["", "eve@lectern.test"]) {
    await actions.deleteAccount({ ownAddress });
    await until(() => shown().errorField === "ownAddress" && shown().error !== "", said);
  }
  assert.equal(cloud.count("DeleteItem learners"), 0);
  assert.ok(pool.accounts.has(ADA));
});

test("where the items can't all be deleted the account stays, and deleting can be done again", async () => {
  let allowed = 2;
  cloud.instead = ({ what }) =>
    what === "DeleteItem learners" && allowed-- <= 0 ? refused("AccessDeniedException") : undefined;
  await actions.deleteAccount({ ownAddress: ADA });
  await until(() => shown().error.includes("don't have access"), said);
  assert.equal(mine().length, 7);
  assert.ok(pool.accounts.has(ADA));
});

test("where the account can't be deleted it says so, and deleting can be done again", async () => {
  pool.failing.set("deleteUser", refusal("InternalErrorException"));
  await actions.deleteAccount({ ownAddress: ADA });
  await until(() => shown().error !== "" && !shown().busy, said);
  assert.deepEqual(mine(), []);
  assert.ok(pool.accounts.has(ADA));
});

test("all items of the learner and the account are gone, others' stay", async () => {
  for (let at = 0; at < 450; at += 1) {
    cloud.put("learners", { pk: SUB, sk: `LIKE#cms-${at}`, contentId: `cms-${at}` });
  }
  cloud.instead = ({ what }) => {
    // another tab likes something while it goes on: it is found again
    if (what === "DeleteItem learners" && mine().length === 100) {
      cloud.put("learners", { pk: SUB, sk: "LIKE#late-1", contentId: "late-1" });
    }
    return undefined;
  };
  await actions.deleteAccount({ ownAddress: ` ${ADA.toUpperCase()} ` });
  await until(() => location.pathname === "/sign-in", said);
  assert.deepEqual(mine(), []);
  assert.equal(own("PROFILE"), undefined);
  assert.ok(cloud.get("learners", "somebody-else", "PROFILE"));
  assert.equal(pool.accounts.has(ADA), false);
  assert.equal(shown().status, "signedOut");
  const kept = Object.keys(localStorage).filter((name) => name.includes("Cognito"));
  assert.deepEqual(kept, []);
});
