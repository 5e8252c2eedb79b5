/**
 * Deletes a learner: first all items of their own, then the account. In this order nothing is left
 * that nobody owns; whatever breaks half-way can be done again, and what another device writes
 * meanwhile, the function `sweep` removes once the account is gone.
 */

import { loadAuth } from "./auth.ts";
import { call, itemsOf } from "./dynamodb.ts";
import { query, remove } from "./expressions.ts";
import { Failure } from "./failures.ts";
import { tellProgress } from "./ownAccount.ts";
import { navigate } from "./navigation.ts";
import { change, forgetEverything, session, tell } from "./session.ts";

const AT_ONCE = 8;
const PAGE = 200;

/** The keys of the first items that are there as of now. */
async function firstKeys(): Promise<string[]> {
  const answer = await call("Query", ({ config, identity }) =>
    query(config.learnersTable, identity.sub, ["sk"], { consistent: true, limit: PAGE }),
  );
  return itemsOf(answer).map((item) => String(item["sk"]));
}

async function deleteItems(): Promise<void> {
  let deleted = 0;
  for (let keys = await firstKeys(); keys.length > 0; keys = await firstKeys()) {
    for (let at = 0; at < keys.length; at += AT_ONCE) {
      const next = keys.slice(at, at + AT_ONCE);
      await Promise.all(
        next.map((sk) =>
          call("DeleteItem", ({ config, identity }) =>
            remove(config.learnersTable, { pk: identity.sub, sk }),
          ),
        ),
      );
      deleted += next.length;
      tellProgress(`Deleted so far: ${deleted}`);
    }
  }
}

function assertMeant(typed: string): void {
  const { email } = session.get();
  if (typed.trim().toLowerCase() === email.toLowerCase()) return;
  throw new Failure("invalid", "OtherAddress", "Please type the e-mail address of this account.");
}

export async function deleteAccount(typed: string): Promise<string> {
  assertMeant(typed);
  const auth = await loadAuth();
  await deleteItems();
  tellProgress("Deleting the account");
  await auth.erase();
  forgetEverything();
  change({ notice: tell("Your account and all that was in it are deleted.", "/sign-in") });
  navigate("/sign-in", true);
  return "";
}
