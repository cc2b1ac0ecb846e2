import type { MemberActor } from "@/lib/auth/actor";
import type { Prisma } from "@/lib/db/generated/client";
import type { NoteVisibility } from "@/lib/db/generated/enums";

export type { NoteVisibility };

/** A member's remark on an interview, or a reply to one. */
export type Note = {
  id: string;
  /** The note that it answers; null for the first of a thread. */
  parentId: string | null;
  /** Markdown. Empty when it is deleted. */
  body: string;
  /** The playing moment it belongs to, null for a general note. */
  atMs: number | null;
  /** Where the passage ends that begins at `atMs`; null for a moment. */
  endMs: number | null;
  /** The words of the transcript that it is about. */
  quote: string | null;
  visibility: NoteVisibility;
  authorId: string;
  authorName: string;
  /** True when the reader wrote it, and so may edit and delete it. */
  isOwn: boolean;
  mentions: { userId: string; label: string }[];
  /** What an edit has to name, or it is a conflict. */
  revision: number;
  createdAt: string;
  /** Null also when the reader may not see what it was before. */
  editedAt: string | null;
  isDeleted: boolean;
  /** The browser's own id of an own note. */
  requestId: string | null;
};

/** The columns of a `Note`; earlier texts are counted as far as `reader` may read them. */
export function noteFields(reader: MemberActor) {
  return {
    id: true,
    parentId: true,
    requestId: true,
    body: true,
    atMs: true,
    endMs: true,
    quote: true,
    visibility: true,
    authorId: true,
    revision: true,
    createdAt: true,
    editedAt: true,
    deletedAt: true,
    author: { select: { name: true } },
    mentions: { select: { userId: true, label: true }, orderBy: { label: "asc" } },
    _count: { select: { revisions: { where: readableRevisions(reader) } } },
  } as const satisfies Prisma.NoteSelect;
}

/** What was written while a note was private stays its author's, also when the note is shared later. */
export function readableRevisions(reader: MemberActor): Prisma.NoteRevisionWhereInput {
  return { OR: [{ visibility: "team" }, { note: { authorId: reader.user.id } }] };
}

export type NoteRow = Prisma.NoteGetPayload<{ select: ReturnType<typeof noteFields> }>;

export function toNote(row: NoteRow, reader: MemberActor): Note {
  const isOwn = row.authorId === reader.user.id;
  const isDeleted = row.deletedAt !== null;
  return {
    id: row.id,
    parentId: row.parentId,
    body: isDeleted ? "" : row.body,
    atMs: isDeleted ? null : row.atMs,
    endMs: isDeleted ? null : row.endMs,
    quote: isDeleted ? null : row.quote,
    visibility: row.visibility,
    authorId: row.authorId,
    authorName: row.author.name,
    isOwn,
    mentions: isDeleted ? [] : row.mentions,
    revision: row.revision,
    createdAt: row.createdAt.toISOString(),
    editedAt: row._count.revisions > 0 && !isDeleted ? (row.editedAt?.toISOString() ?? null) : null,
    isDeleted,
    requestId: isOwn ? row.requestId : null,
  };
}
