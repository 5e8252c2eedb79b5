/** Ada on a page with every hook, two courses in two languages, and half a course behind her. */

import { beforeEach } from "node:test";
import { signedIn, SUB } from "./site.ts";
import { cloud } from "./cloud.ts";

const hooks = await import("#client/hooks.ts");

function listed(locale: string, at: number, id: string, more: Record<string, string> = {}): void {
  const card = { contentId: id, contentType: "course", title: id, slug: id, locale, ...more };
  cloud.put("content", { pk: `CATALOGUE#${locale}`, sk: `COURSE#0000${at}#${id}`, ...card });
}
listed("en", 1, "c1", { translationKey: "tables" });
listed("en", 2, "c2");
cloud.put("content", {
  pk: "CATALOGUE#en",
  sk: "LESSON#l1",
  contentId: "l1",
  courseId: "c1",
  locale: "de",
});
cloud.put("content", { pk: "CATALOGUE#en", sk: "LESSON#l2", contentId: "l2", courseId: "c1" });
listed("de", 1, "d1", { translationKey: "tables" });
cloud.put("content", {
  pk: "COURSE#c1",
  sk: "COURSE",
  contentId: "c1",
  title: "Tables",
  slug: "c1",
});
for (const [at, id] of ["l1", "l2"].entries()) {
  const sk = `LESSON#0000${at}#${id}`;
  cloud.put("content", { pk: "COURSE#c1", sk, contentId: id, title: id, slug: id });
}
cloud.put("learners", { pk: SUB, sk: "PROFILE", displayName: "Ada", about: "Engines" });
cloud.put("learners", { pk: SUB, sk: "PROGRESS#l1", lessonId: "l1" });

export const page = await signedIn("/catalogue", {
  catalogue: hooks.useCatalogue,
  course: hooks.useCourse,
  search: hooks.useSearch,
  film: hooks.useFilm,
  profile: hooks.useProfile,
  network: hooks.useNetwork,
  theme: hooks.useTheme,
  session: hooks.useSession,
});
export const said = (): string => JSON.stringify([page.values, location.href]);

beforeEach(() => {
  cloud.instead = () => undefined;
  cloud.pageSize = 100;
});
