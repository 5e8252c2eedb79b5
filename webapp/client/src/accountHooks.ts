/** What the account's page reads; no other page loads it. */

import { useEffect, useSyncExternalStore } from "react";
import { useSession } from "./hooks.ts";
import { forgetWork, resumable, work } from "./ownAccount.ts";
import { network } from "./network.ts";
import { pageStatus } from "./resource.ts";
import { session } from "./session.ts";
import { derive } from "./store.ts";
import type { Account } from "./states.ts";

const NOTHING = { loading: false, value: null, failure: null };

const accountView = derive([session, network, work, resumable], (core, net, now, stopped) => ({
  status: core.status === "signedIn" ? ("ready" as const) : pageStatus(core, net, NOTHING),
  email: core.email,
  failure: core.failure?.message ?? "",
  ...now,
  resumable: stopped,
}));

const first = accountView.get();

export function useAccount(): Account {
  useSession();
  useEffect(() => forgetWork, []);
  return useSyncExternalStore(accountView.subscribe, accountView.get, () => first);
}
