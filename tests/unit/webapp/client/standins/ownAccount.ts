/** Ada on the page of her account, whose downloads are kept instead of given to a browser. */

import { beforeEach } from "node:test";
import { SUB, signedIn } from "./site.ts";
import { cloud } from "./cloud.ts";
import { factor, pool } from "./library.ts";

const { useAccount } = await import("#client/accountHooks.ts");
export const actions = await import("#client/accountActions.ts");

export const TIME = "2026-11-01T10:00:00.000Z";
export const TODO_ID = "0a000000-0000-4000-8000-00000000ada0";
export const COMMENT = "COMMENT#20261127T190000000Z#cms-1";
export const LATER = "2026-11-02T10:00:00.000Z";

const FORM =
  '<main><h1>Account</h1><p id="problem" tabindex="-1"></p><input id="importFile" name="importFile">' +
  '<input id="ownAddress"><input id="totp"><input id="newEmail"><input id="emailCode"></main>';
export const page = await signedIn("/account", { account: useAccount });
document.body.insertAdjacentHTML("afterbegin", FORM);
export const shown = (): ReturnType<typeof useAccount> => page.values.account;
export const said = (): string => JSON.stringify([shown(), location.href]);

export const downloads: { name: string; text: Promise<string> }[] = [];
const blobs = new Map<string, Blob>();
URL.createObjectURL = (blob) => {
  const address = `blob:${blobs.size}`;
  blobs.set(address, blob as Blob);
  return address;
};
const { createElement } = document;
document.createElement = ((name: string) => {
  const made = createElement.call(document, name) as HTMLElement;
  if (name === "a") made.click = () => void saved(made as HTMLAnchorElement);
  return made;
}) as typeof document.createElement;

function saved(link: HTMLAnchorElement): void {
  const blob = blobs.get(link.href);
  if (blob) downloads.push({ name: link.download, text: blob.text() });
}

export const own = (sk: string): ReturnType<typeof cloud.get> => cloud.get("learners", SUB, sk);

beforeEach(() => {
  cloud.instead = () => undefined;
  cloud.pageSize = 100;
  cloud.tables["learners"]?.clear();
  cloud.put(
    "learners",
    { pk: SUB, sk: "PROFILE", displayName: "Ada", about: "Engines", updatedAt: TIME },
    { pk: SUB, sk: "PREFERENCES", language: "de", theme: "dark", updatedAt: TIME },
    { pk: SUB, sk: "LIKE#cms-1", contentId: "cms-1", createdAt: TIME },
    { pk: SUB, sk: "PROGRESS#cms-1", lessonId: "cms-1", completedAt: TIME, day: TIME.slice(0, 10) },
    {
      pk: SUB,
      sk: "PLACE#cms-1",
      contentId: "cms-1",
      anchor: "keys",
      part: 40,
      updatedAt: TIME,
    },
    { pk: SUB, sk: "ACTIVE#2026-03-29+01:00#cms-1", zone: "Europe/Berlin" },
    {
      pk: SUB,
      sk: `TODO#${TODO_ID}`,
      task: "Read on",
      rank: "n",
      due: "2026-12-24",
      createdAt: TIME,
    },
    { pk: SUB, sk: COMMENT, text: "Well said" },
    { pk: `ISSUED#${SUB}`, sk: "AUTHOR", authorId: "abc", authorName: "Ada" },
    { pk: SUB, sk: "BOOKMARK#cms-2", contentId: "cms-2", createdAt: TIME },
    { pk: "somebody-else", sk: "PROFILE", displayName: "Eve", about: "", updatedAt: TIME },
  );
  cloud.asked.length = 0;
  downloads.length = 0;
  pool.failing.clear();
  pool.mailed.length = 0;
  Object.assign(factor, { begun: "", on: false, pending: "" });
});
