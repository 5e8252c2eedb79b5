/** Loads the sign-in library when someone needs it, so that the home page stays small. */

import { within } from "./answers.ts";
import { config } from "./config.ts";
import { loadPart } from "./routes.ts";
import { rememberedPerson } from "./storage.ts";

type Auth = typeof import("./amplify.ts");

let loading: Promise<Auth> | null = null;

async function load(): Promise<Auth> {
  const [auth, settings] = await Promise.all([
    within(loadPart(() => import("./amplify.ts"))),
    config(),
  ]);
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
