/** How the account is kept, as its page shows it. */

import { loadAuth } from "./auth.ts";
import { learner, NOBODY } from "./learner.ts";
import type { Drawn } from "./qr.ts";
import { createResource } from "./resource.ts";
import { createStore } from "./store.ts";

interface SettingUp extends Drawn {
  secret: string;
}

/** Which second factors signing in asks for. */
export const factors = createResource(async () => (await loadAuth()).factors());
/** Only in memory, so that no storage holds the secret. */
export const settingUp = createStore<SettingUp | null>(null);
/** The new address that waits for its code; empty for none. */
export const pendingAddress = createStore("");

learner.subscribe(() => {
  if (learner.get() !== NOBODY) return;
  settingUp.set(null);
  pendingAddress.set("");
});
