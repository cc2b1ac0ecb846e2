import type { SeedInterview } from "./types";

const HOUR = 60;
const DAY = 24 * HOUR;

type Particulars = Partial<SeedInterview> & Pick<SeedInterview, "id" | "roleName" | "language">;

const BLANK = {
  candidateRef: null,
  tags: null,
  metadata: null,
  consentMode: "integrator",
  createdMinutesAgo: 0,
  status: "completed",
  recordingFile: null,
  transcriptFile: null,
} as const satisfies Partial<SeedInterview>;

const ACME: Particulars[] = [
  {
    id: "a1000000-0000-4000-8000-000000000001",
    roleName: "Store manager",
    language: "en-GB",
    candidateRef: "cand-1042",
    metadata: { candidate_name: "Maya Lindqvist", email: "maya.lindqvist@example.com", department: "Retail" },
    tags: ["leeds", "shortlist"],
    createdMinutesAgo: 26 * HOUR,
    ...results("store-manager-en"),
    feedback: { rating: 5, flagged: false, text: "Felt like a real conversation. I had time to think." },
  },
  {
    id: "a1000000-0000-4000-8000-000000000002",
    roleName: "Night shift lead",
    language: "en-US",
    candidateRef: "cand-1043",
    metadata: { candidate_name: "Marcus Boateng", department: "Logistics" },
    tags: ["night"],
    createdMinutesAgo: 2 * DAY,
    ...results("warehouse-lead-en"),
  },
  {
    id: "a1000000-0000-4000-8000-000000000003",
    roleName: "Customer support agent",
    language: "en-US",
    candidateRef: "cand-1044",
    metadata: { candidate_name: "Priya Raman", email: "priya.raman@example.com" },
    createdMinutesAgo: 2 * DAY + 5 * HOUR,
    ...results("support-agent-en"),
    feedback: { rating: 2, flagged: true, text: "One question was cut off." },
  },
  {
    id: "a1000000-0000-4000-8000-000000000004",
    roleName: "Pflegefachkraft",
    language: "de",
    candidateRef: "cand-1045",
    metadata: { candidate_name: "Katharina Vogel" },
    createdMinutesAgo: 3 * DAY,
    ...results("nurse-de"),
  },
  {
    id: "a1000000-0000-4000-8000-000000000005",
    roleName: "Barista",
    language: "es",
    candidateRef: "cand-1046",
    metadata: { candidate_name: "Alejandro Peña" },
    createdMinutesAgo: 5 * DAY,
    ...results("barista-es"),
  },
  {
    id: "a1000000-0000-4000-8000-000000000006",
    roleName: "მონაცემთა ანალიტიკოსი",
    language: "ka",
    candidateRef: "cand-1047",
    metadata: { candidate_name: "ნინო ბერიძე" },
    createdMinutesAgo: 8 * DAY,
    ...results("analyst-ka"),
  },
  {
    id: "a1000000-0000-4000-8000-000000000007",
    roleName: "موظف استقبال",
    language: "ar",
    candidateRef: "cand-1048",
    metadata: { candidate_name: "سامي حداد" },
    createdMinutesAgo: 9 * DAY,
    ...results("reception-ar"),
  },
  {
    id: "a1000000-0000-4000-8000-000000000008",
    roleName: "Chauffeur livreur",
    language: "fr",
    candidateRef: "cand-1049",
    createdMinutesAgo: 12 * DAY,
    ...results("driver-fr"),
  },
  {
    id: "a1000000-0000-4000-8000-000000000009",
    roleName: "Site engineer",
    language: "en-GB",
    candidateRef: null,
    createdMinutesAgo: 15 * DAY,
    ...results("site-engineer-en"),
  },
  // Results of which one is missing for good.
  {
    id: "a1000000-0000-4000-8000-000000000010",
    roleName: "Night shift lead",
    language: "en-US",
    candidateRef: "cand-1050",
    metadata: { candidate_name: "Dana Whitfield" },
    createdMinutesAgo: 16 * DAY,
    transcriptFile: "warehouse-lead-en.json",
    durationSec: 111,
  },
  {
    id: "a1000000-0000-4000-8000-000000000011",
    roleName: "Customer support agent",
    language: "en-US",
    candidateRef: "cand-1051",
    metadata: { candidate_name: "Owen Castillo" },
    createdMinutesAgo: 17 * DAY,
    recordingFile: "support-agent-en.wav",
  },
  // These move by themselves while somebody watches.
  {
    id: "a1000000-0000-4000-8000-000000000012",
    roleName: "Store manager",
    language: "en-GB",
    candidateRef: "cand-1052",
    metadata: { candidate_name: "Hannah Adeyemi", department: "Retail" },
    createdMinutesAgo: 40,
    ...results("store-manager-en"),
    status: "active",
    advances: { activeAfterSec: 0, endsAfterSec: 45, as: "completed" },
  },
  {
    id: "a1000000-0000-4000-8000-000000000013",
    roleName: "Barista",
    language: "es",
    candidateRef: "cand-1053",
    metadata: { candidate_name: "Lucía Ferrer" },
    createdMinutesAgo: 25,
    ...results("barista-es"),
    status: "initiated",
    advances: { activeAfterSec: 30, endsAfterSec: 90, as: "completed" },
  },
  {
    id: "a1000000-0000-4000-8000-000000000014",
    roleName: "Site engineer",
    language: "en-GB",
    candidateRef: "cand-1054",
    metadata: { candidate_name: "Robert Achterberg" },
    createdMinutesAgo: 35,
    status: "active",
    failureCode: "SESSION_TIMEOUT",
    advances: { activeAfterSec: 0, endsAfterSec: 110, as: "failed" },
  },
  {
    id: "a1000000-0000-4000-8000-000000000015",
    roleName: "Pflegefachkraft",
    language: "de",
    candidateRef: "cand-1055",
    metadata: { candidate_name: "Jonas Ehrlich" },
    createdMinutesAgo: 3 * HOUR,
    status: "initiated",
  },
  {
    id: "a1000000-0000-4000-8000-000000000016",
    roleName: "Night shift lead",
    language: "en-US",
    candidateRef: "cand-1056",
    createdMinutesAgo: 6 * DAY,
    status: "initiated",
  },
  {
    id: "a1000000-0000-4000-8000-000000000017",
    roleName: "Store manager",
    language: "en-GB",
    candidateRef: "cand-1057",
    metadata: { candidate_name: "Theo Marchetti" },
    createdMinutesAgo: 4 * DAY,
    status: "failed",
    failureCode: "SESSION_TIMEOUT",
  },
];

const GLOBEX: Particulars[] = [
  {
    id: "b2000000-0000-4000-8000-000000000001",
    roleName: "Site engineer",
    language: "en-GB",
    candidateRef: "gx-77",
    metadata: { candidate_name: "Elena Sorokina" },
    createdMinutesAgo: DAY,
    ...results("site-engineer-en"),
  },
  {
    id: "b2000000-0000-4000-8000-000000000002",
    roleName: "Chauffeur livreur",
    language: "fr",
    candidateRef: "gx-78",
    metadata: { candidate_name: "Bastien Renard" },
    createdMinutesAgo: 4 * DAY,
    ...results("driver-fr"),
  },
  {
    id: "b2000000-0000-4000-8000-000000000003",
    roleName: "Warehouse operative",
    language: "en-US",
    candidateRef: "gx-79",
    createdMinutesAgo: 2 * HOUR,
    status: "initiated",
  },
  {
    id: "b2000000-0000-4000-8000-000000000004",
    roleName: "Warehouse operative",
    language: "en-US",
    candidateRef: "gx-80",
    metadata: { candidate_name: "Ishaan Mehta" },
    createdMinutesAgo: 6 * DAY,
    status: "failed",
  },
];

/** What a fresh sandbox holds. */
export const SEED_INTERVIEWS: SeedInterview[] = [
  ...ACME.map((particulars) => ({ ...BLANK, client: "acme" as const, ...particulars })),
  ...GLOBEX.map((particulars) => ({ ...BLANK, client: "globex" as const, ...particulars })),
];

function results(name: string) {
  return { recordingFile: `${name}.wav`, transcriptFile: `${name}.json` };
}
