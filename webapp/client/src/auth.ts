/** Loads the sign-in library when someone needs it, so that the home page stays small. */

import { within } from "./answers.ts";
import { config } from "./config.ts";
import { asFailure, Failure } from "./failures.ts";
import { network } from "./network.ts";
import { rememberedPerson } from "./storage.ts";

type Auth = typeof import("./amplify.ts");

let loading: Promise<Auth> | null = null;

const NOT_LOADED = "A part of the site could not be loaded. Please reload the page.";

/** A browser with a network gets no code where a new deployment took the old one away. */
async function code(): Promise<Auth> {
  try {
    return await import("./amplify.ts");
  } catch (thrown) {
    if (!network.get().online) throw asFailure(thrown);
    throw new Failure("unavailable", "NoCode", NOT_LOADED);
  }
}

async function load(): Promise<Auth> {
  const [auth, settings] = await Promise.all([within(code()), config()]);
  auth.configure(settings);
  return auth;
}

export function loadAuth(): Promise<Auth> {
  loading ??= load().catch((thrown: unknown) => {
    loading = null;
    throw thrown;
  });
  return loading;
}

/** True where the library has left a signed-in user in this browser; needs no library to tell. */
export const remembersSomeone = (): boolean => rememberedPerson() !== "";
