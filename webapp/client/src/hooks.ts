/** What pages read. Every hook returns a stable snapshot of one shared store. */

import { useEffect, useSyncExternalStore } from "react";
import { useLocation, useNavigate } from "react-router";
import { focusHit, showQuery, useOwnAddress } from "./behaviour.ts";
import { catalogue, catalogueView, coursePage } from "./courseViews.ts";
import { filmView, showFilms } from "./film.ts";
import { bringFocusBack, watchScreen } from "./filmScreen.ts";
import { followGoOn, goOnView } from "./goOn.ts";
import { lessonPage } from "./lessonPage.ts";
import { lessonView } from "./lessonView.ts";
import { arrivedAt, setNavigator } from "./navigation.ts";
import { network, watchNetwork } from "./network.ts";
import { idIn } from "./paths.ts";
import { recallPending } from "./pending.ts";
import { published } from "./languages.ts";
import { forgetSaving, ownPartition, profileView } from "./profile.ts";
import { forgetMore, queryIn, searchPage } from "./searchView.ts";
import { sessionView, startSession } from "./session.ts";
import type { Readable } from "./store.ts";
import { watchTabs } from "./tabs.ts";
import { theme, watchTheme } from "./theme.ts";
import type * as states from "./states.ts";

const initial = new WeakMap<Readable<unknown>, unknown>();

/** The prerendered page was made from the first snapshot: hydration must see the same one. */
function firstOf<T>(view: Readable<T>): T {
  if (!initial.has(view)) initial.set(view, view.get());
  return initial.get(view) as T;
}

export function useView<T>(view: Readable<T>): T {
  firstOf(view);
  return useSyncExternalStore(view.subscribe, view.get, () => firstOf(view));
}

/** What every page needs once; cheap to ask for again. */
export function usePage(): { pathname: string; search: string } {
  const { pathname, search } = useLocation();
  const navigate = useNavigate();
  useEffect(() => {
    setNavigator(navigate);
    arrivedAt(pathname, search);
    watchNetwork();
    watchTheme();
    startSession();
    watchTabs();
  }, [navigate, pathname, search]);
  return { pathname, search };
}

export function useSession(): states.Session {
  const { pathname } = usePage();
  useEffect(recallPending, [pathname]);
  return useView(sessionView);
}

export function useCatalogue(): states.Catalogue {
  usePage();
  useEffect(() => catalogue.open(), []);
  return useView(catalogueView);
}

export function useGoOn(): states.GoOn {
  usePage();
  useEffect(followGoOn, []);
  return useView(goOnView);
}

export function useCourse(): states.Course {
  const { pathname } = usePage();
  const { resource, view } = coursePage(idIn(pathname, "courses"));
  useEffect(() => resource.open(), [resource]);
  return useView(view);
}

export function useLesson(): states.Lesson {
  const { pathname } = usePage();
  const contentId = idIn(pathname, "lessons");
  useEffect(() => lessonPage(contentId).open(), [contentId]);
  return useView(lessonView(contentId));
}

/** The film that plays on this page, or is about to; leaving the page ends it. */
export function useFilm(): states.Film {
  useEffect(() => showFilms(), []);
  const shown = useView(filmView);
  useEffect(() => watchScreen(shown.src), [shown.src]);
  useEffect(() => bringFocusBack(shown), [shown]);
  return shown;
}

export function useSearch(): states.Search {
  const { search } = usePage();
  const { resource, more, view } = searchPage(useOwnAddress() ? queryIn(search) : "");
  useEffect(() => resource.open(), [resource]);
  const shown = useView(view);
  useEffect(() => showQuery(shown.query), [shown.query]);
  useEffect(() => () => forgetMore(shown.query), [shown.query]);
  const { firstNew } = more.get();
  useEffect(() => focusHit(firstNew), [firstNew]);
  return shown;
}

export function useProfile(): states.Profile {
  usePage();
  useEffect(() => ownPartition.open(), []);
  useEffect(() => published.open(), []);
  useEffect(() => forgetSaving, []);
  return useView(profileView);
}

export function useNetwork(): states.Network {
  usePage();
  return useView(network);
}

export function useTheme(): states.Theme {
  usePage();
  return useView(theme);
}
