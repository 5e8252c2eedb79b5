// Leads the bare names that the data layer imports to where they are in a test: React and its
// router to the locked packages of the site, the sign-in library to a stand-in.
import { registerHooks } from "node:module";
import { pathToFileURL } from "node:url";

const LIBRARY = /^@aws-amplify\//;
const parents = process.env.LECTERN_MODULES.split(":").map((at) => pathToFileURL(`${at}/of.js`).href);

function inPackages(name, context, next) {
  for (const parentURL of parents) {
    try {
      return next(name, { ...context, parentURL });
    } catch {
      // not in this lock
    }
  }
  return next(name, context);
}

registerHooks({
  resolve(name, context, next) {
    if (LIBRARY.test(name)) return next(new URL("library.ts", import.meta.url).href, context);
    const bare = /^[a-z@]/.test(name) && !name.includes(":");
    const ours = !(context.parentURL ?? "").includes("/node_modules/");
    return bare && ours ? inPackages(name, context, next) : next(name, context);
  },
});
