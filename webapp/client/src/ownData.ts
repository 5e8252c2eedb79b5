/**
 * Takes all that is a learner's out of their partition into a file, and out of such a file into the
 * partition of whoever is signed in.
 */

import type { Item } from "./attributes.ts";
import { call, queryAll } from "./dynamodb.ts";
import { assertSize, exportOf, takenFrom, type Taken } from "./exportFile.ts";
import { putNewer, query, type Name } from "./expressions.ts";
import { asFailure } from "./failures.ts";
import { EXPORT_SCHEMA, ISSUED_PREFIX, ISSUED_READABLE, LEARNER_WRITABLE } from "./generated.ts";
import { learner, loadLearner, NOBODY } from "./learner.ts";
import { resumable, tellProgress } from "./ownAccount.ts";
import { session } from "./session.ts";

/** All of one partition. Consistent: what this learner has just written is in it. */
const readAll = (prefix: string, names: readonly Name[], before = 0): Promise<Item[]> =>
  queryAll(
    ({ config, identity }, page) =>
      query(config.learnersTable, prefix + identity.sub, names, { consistent: true, ...page }),
    (count) => tellProgress(`Read so far: ${before + count}`),
  );

/** The browser's own way to a file: a link that is clicked for the learner. */
function download(name: string, text: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000); // the download has begun by then
}

export async function exportAll(): Promise<string> {
  const own = await readAll("", LEARNER_WRITABLE);
  const issued = await readAll(ISSUED_PREFIX, ISSUED_READABLE, own.length);
  const schema = `${location.origin}/${EXPORT_SCHEMA}`;
  const file = exportOf(own, issued, session.get().email, schema);
  download(`lectern-${file.exportedAt.slice(0, 10)}.json`, `${JSON.stringify(file, null, 2)}\n`);
  return `Your export was made. Items in it: ${own.length + issued.length}`;
}

interface Import {
  items: Taken[];
  /** How many of them are settled; the next one is the first that may be missing. */
  settled: number;
  kept: number;
}

/** One that stopped half-way. */
let stopped: Import | null = null;

function keepForLater(begun: Import | null): void {
  stopped = begun;
  resumable.set(begun !== null);
}

learner.subscribe(() => {
  if (learner.get() === NOBODY) keepForLater(null);
});

/** Written at once, so that a large import takes minutes and not an hour. */
const AT_ONCE = 8;

/** False where the table holds a newer item, or one that nobody can tell the age of. */
async function written({ sk, values, changedAt }: Taken): Promise<boolean> {
  try {
    await call("PutItem", ({ config, identity }) =>
      putNewer(config.learnersTable, { pk: identity.sub, sk, ...values }, changedAt),
    );
    return true;
  } catch (thrown) {
    if (asFailure(thrown).code === "ConditionalCheckFailedException") return false;
    throw thrown;
  }
}

async function writeOn(begun: Import): Promise<string> {
  const { items } = begun;
  let now = begun;
  while (now.settled < items.length) {
    const next = items.slice(now.settled, now.settled + AT_ONCE);
    const results = await Promise.all(next.map(written)).catch((thrown: unknown) => {
      keepForLater(now);
      throw thrown;
    });
    const kept = now.kept + results.filter((each) => !each).length;
    now = { items, settled: now.settled + next.length, kept };
    tellProgress(`Written so far: ${now.settled} of ${items.length}`);
  }
  keepForLater(null);
  await loadLearner();
  const counts = `Written: ${now.settled - now.kept}. Left as they were here: ${now.kept}.`;
  return `The import is done. ${counts}`;
}

export async function importFile(file: Blob): Promise<string> {
  assertSize(file.size);
  return writeOn({ items: takenFrom(await file.text()), settled: 0, kept: 0 });
}

export async function goOn(): Promise<string> {
  return stopped ? writeOn(stopped) : "";
}
