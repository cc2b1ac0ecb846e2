/** A member's remark on an interview. `atMs` is the playing moment it belongs to, null for a general note. */
export type Note = {
  id: string;
  body: string;
  atMs: number | null;
  authorName: string;
  /** True when the reader wrote it, and so may edit and delete it. */
  isOwn: boolean;
  createdAt: string;
  editedAt: string | null;
};

export const NOTE_MAX_LENGTH = 4000;
