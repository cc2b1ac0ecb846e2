import type { Refusal } from "@/components/browser/answer-of";
import type { InterviewViewInput } from "@/lib/data/interview-list/interview-views";
import type { ListLook } from "@/lib/format/list-look";

type Answer<T extends object = object> = Promise<({ ok: true } & T) | Refusal>;

/** What can be done with views and with how the list looks. */
export type ViewActions = {
  create: (input: InterviewViewInput) => Answer<{ id: string }>;
  update: (viewId: string, input: InterviewViewInput) => Answer;
  remove: (viewId: string) => Answer;
  setDefault: (viewId: string | null) => Answer;
  saveLook: (look: ListLook) => Answer;
};
