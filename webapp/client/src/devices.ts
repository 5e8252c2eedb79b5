/**
 * Ends every sign-in of the account, on all devices (GlobalSignOut). The pool keeps no list of them:
 * it would have to track devices, which stores a name and an address of each and asks for a second
 * key at every sign-in.
 */

import { loadAuth } from "./auth.ts";
import { navigate } from "./navigation.ts";
import { change, forgetEverything, tell } from "./session.ts";

export async function signOutEverywhere(): Promise<string> {
  const auth = await loadAuth();
  await auth.leave(true);
  forgetEverything();
  const sentence = "You are signed out on all devices. Those that are in use stop within an hour.";
  change({ notice: tell(sentence, "/sign-in") });
  navigate("/sign-in", true);
  return "";
}
