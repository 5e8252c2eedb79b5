/** What the account's page reads; no other page loads it. */

import { useEffect, useSyncExternalStore } from "react";
import { useSession } from "./hooks.ts";
import { showWork, resumable, work } from "./ownAccount.ts";
import { network } from "./network.ts";
import { factors, pendingAddress, settingUp } from "./ownSecurity.ts";
import { failureText, pageStatus } from "./resource.ts";
import { session } from "./session.ts";
import { derive } from "./store.ts";
import type { Account } from "./states.ts";

const accountView = derive(
  [session, network, work, resumable, factors, settingUp, pendingAddress],
  (core, net, now, stopped, loaded, setup, pendingEmail): Account => ({
    status: pageStatus(core, net, loaded),
    email: core.email,
    failure: failureText(core, loaded),
    ...now,
    resumable: stopped,
    factor: setup ? "settingUp" : loaded.value?.totp ? "on" : "off",
    secret: setup?.secret ?? "",
    qrPath: setup?.path ?? "",
    qrBox: setup ? `0 0 ${setup.squares} ${setup.squares}` : "0 0 1 1",
    pendingEmail,
  }),
);

const first = accountView.get();

export function useAccount(): Account {
  useSession();
  useEffect(() => factors.open(), []);
  useEffect(() => showWork(), []);
  return useSyncExternalStore(accountView.subscribe, accountView.get, () => first);
}
