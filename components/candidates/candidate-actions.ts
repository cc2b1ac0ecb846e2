import type { CandidateEdit } from "@/lib/candidates/edit";
import type { MergeInput } from "@/lib/candidates/merge";

type Answer<T extends object = object> = ({ ok: true } & T) | { ok: false; reason: string; code: string };

/** What can be done to one candidate, given by the page. Each answers in words for the person when it fails. */
export type CandidateActions = {
  update: (edit: CandidateEdit) => Promise<Answer>;
  undoMerge: (movedId: string) => Promise<Answer>;
  split: (interviewId: string, name: string) => Promise<Answer<{ candidateId: string }>>;
};

export type MergeAction = (input: MergeInput) => Promise<Answer>;
