/** The one transcript that pages, search and exports see, whatever document the platform sent. */
export type Transcript = {
  /** Of this type, for what is kept in a cache or a database. */
  version: 1;
  /** BCP 47, where the document says so. */
  language: string | null;
  source: "timed" | "estimated" | "untimed";
  /** In the order in which they first speak. */
  speakers: Speaker[];
  /** In the order of the document. */
  turns: Turn[];
  /** JSON pointers (RFC 6901) to what was not read as speech and may still matter to a reader. */
  unrecognised: string[];
};

export type Speaker = {
  id: string;
  label: string;
  role: SpeakerRole;
  /** Where somebody gave the speaker another name: what the document says. */
  documentLabel?: string;
};

export type SpeakerRole = "interviewer" | "candidate" | "unknown";

export type Turn = {
  id: string;
  speakerId: string | null;
  text: string;
  /** From the start of the recording. */
  startMs: number | null;
  endMs: number | null;
  words?: Word[];
};

export type Word = { text: string; startMs: number; endMs: number; confidence?: number };
