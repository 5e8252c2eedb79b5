/** The keys a browser uses: the twin of `lectern/keys.py`, on its constants. */

import {
  CATALOGUE_PREFIX,
  CONTENT_PREFIX,
  COURSE_PREFIX,
  LIKE_PREFIX,
  PROGRESS_PREFIX,
  STATS,
} from "./generated.ts";

export interface Key {
  pk: string;
  sk: string;
  [name: string]: string;
}

export const catalogue = (locale: string): string => `${CATALOGUE_PREFIX}${locale}`;
export const course = (courseId: string): string => `${COURSE_PREFIX}${courseId}`;
export const content = (contentId: string): string => `${CONTENT_PREFIX}${contentId}`;
export const stats = (contentId: string): Key => ({ pk: content(contentId), sk: STATS });

/** Sort keys in the learner's own partition. */
export const like = (contentId: string): string => `${LIKE_PREFIX}${contentId}`;

/** By the lesson alone: it may stand in another course tomorrow. */
export const progress = (lessonId: string): string => `${PROGRESS_PREFIX}${lessonId}`;
