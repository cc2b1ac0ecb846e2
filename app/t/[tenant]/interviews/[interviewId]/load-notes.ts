import type { NotePerson, NotesStart } from "@/components/notes/note-desk";
import type { MemberActor } from "@/lib/auth/actor";
import { listNotes } from "@/lib/data/notes/notes";
import { listMembers, type Member } from "@/lib/data/people/members";
import {
  createNoteAction,
  listNoteRevisionsAction,
  setNoteDeletedAction,
  setNoteVisibilityAction,
  updateNoteAction,
} from "./note-actions";

/**
 * The notes of an interview, whom they may call upon, and what the actor can do with them. `isBlind`: what
 * `isBlindFor` said.
 */
export async function loadNotes(
  actor: MemberActor,
  interviewId: string,
  { isBlind }: { isBlind: boolean },
): Promise<NotesStart> {
  const [initial, members] = await Promise.all([
    listNotes(actor, interviewId, { isBlind }),
    listMembers(actor),
  ]);
  const { slug } = actor.tenant;
  const { id: userId, name } = actor.user;
  return {
    writer: { userId, name },
    people: toPeople(members).filter((person) => person.userId !== userId),
    initial,
    actions: {
      create: createNoteAction.bind(null, slug, interviewId, userId),
      update: updateNoteAction.bind(null, slug, interviewId),
      share: setNoteVisibilityAction.bind(null, slug, interviewId),
      setDeleted: setNoteDeletedAction.bind(null, slug, interviewId),
      revisions: listNoteRevisionsAction.bind(null, slug, interviewId),
    },
  };
}

// An address is shown only where a name alone does not say who is meant.
function toPeople(members: Member[]): NotePerson[] {
  return members.map(({ userId, name, email }) => {
    const isShared = members.some((other) => other.userId !== userId && other.name === name);
    return { userId, name, hint: isShared ? email : null };
  });
}
