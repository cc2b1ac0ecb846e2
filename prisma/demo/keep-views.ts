import type { MemberActor } from "@/lib/auth/actor";
import { createInterviewView, listInterviewViews } from "@/lib/data/interview-list/interview-views";
import { USUAL_LOOK } from "@/lib/format/list-look";
import type { Team } from "./team";

/** The lists that people come back to. A name that is taken stays as it is. */
export async function keepViews({ nora, tom, daniel }: Team): Promise<void> {
  await keep(nora, "Ready to decide", "status=completed&decision=none", true);
  await keep(nora, "Advanced", "decision=advance", false);
  await keep(daniel, "Nobody asked yet", "status=completed&assignee=nobody", true);
  await keep(tom, "Mine, not decided", "assignee=me&decision=none", false);
}

async function keep(actor: MemberActor, name: string, address: string, isShared: boolean): Promise<void> {
  if ((await listInterviewViews(actor)).some((view) => view.name === name)) return;
  await createInterviewView(actor, { name, address, look: USUAL_LOOK, isShared });
}
