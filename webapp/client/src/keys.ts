/** The keys a browser uses: the twin of `lectern/keys.py`, on its constants. */

import { CATALOGUE_PREFIX, CONTENT_PREFIX, COURSE_PREFIX, STATS } from "./generated.ts";

export interface Key {
  pk: string;
  sk: string;
  [name: string]: string;
}

export const catalogue = (locale: string): string => `${CATALOGUE_PREFIX}${locale}`;
export const course = (courseId: string): string => `${COURSE_PREFIX}${courseId}`;
export const content = (contentId: string): string => `${CONTENT_PREFIX}${contentId}`;
export const stats = (contentId: string): Key => ({ pk: content(contentId), sk: STATS });
