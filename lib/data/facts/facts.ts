import type { AuditAction } from "@/lib/format/audit-actions";
import type { DecisionOutcome } from "@/lib/scorecards/decision-reasons";

type OfInterview = { interviewId: string };
type OfNote = OfInterview & { noteId: string; isPrivate: boolean };
/** A review link as its timeline names it, and the interviews that it shows. */
type OfLink = { linkId: string; recipient: string; interviewIds: readonly string[] };
/** What a visitor did, by the name that they go by. */
type OfVisit = { linkId: string; interviewIds: readonly string[]; visitorName: string };
/** What the audit log says besides. */
type Details = Record<string, string | number | boolean | null>;

/** A fact of each kind, all of one form. */
type EachOf<Kind extends string, Form> = Kind extends string ? Form & { kind: Kind } : never;

/** One thing that happened in an organisation, with what is told of it. */
export type Fact =
  | (OfInterview & {
      kind: "decided";
      decisionId: string;
      outcome: DecisionOutcome;
      reasonCode: string | null;
    })
  | (OfInterview & { kind: "decision_reopened"; outcome: DecisionOutcome })
  /** With `isBoardIn`, the last review that a decision waits for. */
  | (OfInterview & { kind: "review_submitted"; isBoardIn: boolean })
  | (OfInterview & { kind: "review_reopened" })
  /** `interviewIds` also hold those whose reviewers were asked already and have another due date. */
  | {
      kind: "assigned";
      interviewIds: readonly string[];
      asked: readonly { interviewId: string; userId: string; name: string }[];
    }
  | (OfInterview & { kind: "unassigned"; reviewerName: string })
  /** `calledUpon`: the ids of those whom its text newly names. */
  | (OfNote & { kind: "note_written"; parentId: string | null; calledUpon: readonly string[] })
  | (OfNote & { kind: "note_edited"; calledUpon: readonly string[] })
  | EachOf<"note_deleted" | "note_restored", OfNote>
  /** Of a thread that is shared or private from now on; whom each of its notes calls upon by that. */
  | (OfInterview & { kind: "thread_moved"; calledUpon: readonly { noteId: string; userIds: string[] }[] })
  | (OfInterview & { kind: "speaker_renamed" })
  | EachOf<"link_made" | "link_changed" | "link_revoked" | "link_replaced", OfLink & { audited: Details }>
  | (OfLink & { kind: "link_extended"; expiresAt: string })
  | (OfVisit & { kind: "link_opened"; isFirst: boolean })
  | (OfVisit & { kind: "link_downloaded" })
  | { kind: "link_expiring"; linkId: string }
  /** What a visitor sent for the first time, and what they changed of it afterwards. */
  | (OfInterview & { kind: "feedback_sent"; linkId: string; feedbackId: string; visitorName: string })
  | (OfInterview & { kind: "feedback_changed" })
  /** Interviews are about to go by the rules; `interviewId` goes first. */
  | (OfInterview & { kind: "expiry_announced"; runId: string })
  | {
      kind: "connection_changed";
      action: Extract<AuditAction, `connection.${string}`>;
      connection: { id: string; name: string; keyLastFour: string };
    };
