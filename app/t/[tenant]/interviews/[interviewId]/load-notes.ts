import type { NotePerson, NotesStart } from "@/components/notes/note-desk";
import type { MemberActor } from "@/lib/auth/actor";
import { listNotes } from "@/lib/data/notes/notes";
import { listMembers, type Member } from "@/lib/data/people/members";

/**
 * The notes of an interview and whom they may call upon. `isBlind`: what
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
  const { id: userId, name } = actor.user;
  return {
    writer: { userId, name },
    people: toPeople(members).filter((person) => person.userId !== userId),
    initial,
  };
}

// An address is shown only where a name alone does not say who is meant.
function toPeople(members: Member[]): NotePerson[] {
  return members.map(({ userId, name, email }) => {
    const isShared = members.some((other) => other.userId !== userId && other.name === name);
    return { userId, name, hint: isShared ? email : null };
  });
}
