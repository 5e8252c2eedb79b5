/** What the hooks return: the twin of `webapp/client/states/`. No field is null or absent. */

export type SessionStatus = "loading" | "signedOut" | "signedIn";
export type PageStatus =
  | "loading"
  | "ready"
  | "empty"
  | "missing"
  | "error"
  | "offline"
  | "signedOut";
export type SearchStatus = "idle" | Exclude<PageStatus, "missing">;
export type ThemeChoice = "system" | "light" | "dark";
export type FilmStatus = "idle" | "loading" | "ready" | "error";
export type BlockKind = "html" | "code" | "image" | "quote" | "video" | "film" | "table";

export interface Link {
  href: string;
  title: string;
}

export interface Cover {
  url: string;
  srcset: string;
  alt: string;
  width: number;
  height: number;
}

export interface Session {
  status: SessionStatus;
  email: string;
  displayName: string;
  initials: string;
  isModerator: boolean;
  busy: boolean;
  error: string;
  errorField: string;
  failure: string;
  notice: string;
  pendingEmail: string;
  passwordKnown: boolean;
  signInHref: string;
}

export interface CourseCard {
  contentId: string;
  slug: string;
  href: string;
  title: string;
  summary: string;
  level: string;
  tags: string[];
  cover: Cover;
  durationMinutes: number;
  lang: string;
  languageName: string;
  completedLessons: number;
  lessonCount: number;
}

export interface Catalogue {
  status: PageStatus;
  error: string;
  courses: CourseCard[];
}

export interface OutlineLesson {
  contentId: string;
  href: string;
  title: string;
  summary: string;
  durationMinutes: number;
  position: number;
  completed: boolean;
}

export interface Course {
  status: PageStatus;
  error: string;
  course: CourseCard;
  lessons: OutlineLesson[];
  completedCount: number;
  lessonCount: number;
  percent: number;
  resumeHref: string;
}

export interface LessonHead {
  contentId: string;
  courseId: string;
  title: string;
  summary: string;
  durationMinutes: number;
  level: string;
  tags: string[];
  courseTitle: string;
  courseHref: string;
  lang: string;
  publishedAtText: string;
  updatedNotice: string;
}

export interface Block {
  key: string;
  kind: BlockKind;
  html: string;
  language: string;
  code: string;
  url: string;
  srcset: string;
  alt: string;
  caption: string;
  width: number;
  height: number;
  text: string;
  attribution: string;
  title: string;
}

export interface Film {
  url: string;
  status: FilmStatus;
  src: string;
  error: string;
}

export interface Lesson {
  status: PageStatus;
  error: string;
  lesson: LessonHead;
  blocks: Block[];
  likes: number;
  liked: boolean;
  likeBusy: boolean;
  likeError: string;
  completed: boolean;
  completeBusy: boolean;
  completeError: string;
  previous: Link;
  next: Link;
  outline: OutlineLesson[];
  justUpdated: boolean;
}

export interface SearchHit {
  contentId: string;
  href: string;
  contentType: string;
  title: string;
  summary: string;
  courseTitle: string;
  lang: string;
  languageName: string;
  likes: number;
  comments: number;
}

export interface Search {
  status: SearchStatus;
  query: string;
  error: string;
  hits: SearchHit[];
  total: number;
  more: boolean;
  moreBusy: boolean;
  moreError: string;
}

export interface Language {
  tag: string;
  name: string;
}

export interface Profile {
  status: PageStatus;
  displayName: string;
  about: string;
  email: string;
  language: string;
  languages: Language[];
  theme: ThemeChoice;
  saving: boolean;
  saved: boolean;
  error: string;
  errorField: string;
}

export interface Network {
  online: boolean;
}

export interface Theme {
  choice: ThemeChoice;
  resolved: "light" | "dark";
}
