/** What is being typed, kept until it is sent: a draft for each lesson, thread and change. */

import { keep, recall } from "./kept.ts";

export type Kind = "new" | "reply" | "edit";

const nameOf = (contentId: string, kind: Kind, id: string): string =>
  `draft.${contentId}.${kind}.${id}`;

export const draftOf = (contentId: string, kind: Kind, id: string): string =>
  recall(nameOf(contentId, kind, id));

export const keepDraft = (contentId: string, kind: Kind, id: string, text: string): void =>
  keep(nameOf(contentId, kind, id), text);
