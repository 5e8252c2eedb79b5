/** What the account's page does for its owner, one thing at a time; its parts are loaded for it. */

import { counted } from "./counted.ts";
import { asFailure } from "./failures.ts";
import { learner, NOBODY } from "./learner.ts";
import { failed } from "./session.ts";
import { createStore } from "./store.ts";
import { focusProblem } from "./submitting.ts";
import type { AccountPart } from "./states.ts";

export interface Work {
  /** Which part of the page worked last. */
  part: AccountPart;
  busy: boolean;
  /** How far it has come; once it is over, what came of it. */
  told: string;
  error: string;
  errorField: string;
}

const IDLE: Work = { part: "", busy: false, told: "", error: "", errorField: "" };
export const work = createStore(IDLE);
/** Whether an import stopped half-way that can go on. */
export const resumable = createStore(false);

/** What is still at work goes on, and is told where the page is opened again. */
const forgetWork = (): void => {
  if (!work.get().busy) work.set(IDLE);
};

/** Many parts of a page read it; what it says is forgotten when the last of them is gone. */
export const showWork = counted(() => forgetWork);

export const tellProgress = (told: string): void => work.update((now) => ({ ...now, told }));

/** Runs one thing; what it answers is what came of it. A failure is told, and leads the focus. */
export async function whileWorking(part: AccountPart, does: () => Promise<string>): Promise<void> {
  if (work.get().busy) return;
  work.set({ ...IDLE, part, busy: true });
  try {
    work.set({ ...IDLE, part, told: await does() });
  } catch (thrown) {
    const failure = asFailure(thrown);
    failed(thrown); // may end the session, which forgets all of this: it is told after it
    work.set({ ...IDLE, part, error: failure.message, errorField: focusProblem(failure) });
  }
}

learner.subscribe(() => {
  if (learner.get() !== NOBODY) return;
  work.set(IDLE);
  resumable.set(false);
});
