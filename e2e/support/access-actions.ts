// What to call every action with that a browser can call. Who may is in its definition in lib/actions; a row says what
// is special. e2e/access-matrix.spec.ts calls every row as every caller, and fails when one is missing or names what is gone.
import { randomUUID } from "node:crypto";
import { ADMIN_ACTIONS } from "./access-admin-actions";
import { INVITE_ACTIONS } from "./access-invite-actions";
import { LINK_ACTIONS } from "./access-link-actions";
import { type ActionRow, form, outOfReach, row, take } from "./access-rows";
import type { AccessScene } from "./access-scene";
import { SETTINGS_ACTIONS } from "./access-settings-actions";

const WRONG_PASSWORD = "not the password at all";

const ADVANCE = { outcome: "advance", reasonCode: null, comment: "" };

const RETENTION_RULE = {
  roleName: "Baker",
  days: { advance: 900, hold: null, reject: 90, undecided: null, unfinished: null },
  countsActivity: false,
};

const newReview = ({ versionId }: AccessScene) => ({
  ...{ versionId, revision: null, recommendation: "yes", summary: "", ratings: [] },
});

const view = () => ({
  ...{ name: randomUUID(), address: "", look: { columns: [], density: "compact" }, isShared: false },
});

/** What no authenticator has made, in the form in which browsers send it. */
const passkeyAnswer = (response: Record<string, string>) => {
  const id = randomUUID().replaceAll("-", "");
  return { id, rawId: id, type: "public-key", clientExtensionResults: {}, response };
};
const signedPasskey = () =>
  passkeyAnswer({ clientDataJSON: "e30", authenticatorData: "e30", signature: "e30", userHandle: "e30" });
const madePasskey = () => passkeyAnswer({ clientDataJSON: "e30", attestationObject: "e30" });

export const ACTIONS: Record<string, ActionRow> = {
  // Whoever is signed in is told that the password or the code is wrong.
  beginTwoStepAction: row(() => [WRONG_PASSWORD], "INVALID_INPUT"),
  confirmTwoStepAction: row(() => ["000000"], "INVALID_INPUT"),
  confirmAction: row(() => ["/", null, form({ password: WRONG_PASSWORD })], "INVALID_INPUT"),
  endTwoStepAction: row(() => [{ password: WRONG_PASSWORD, code: "000000" }], "INVALID_INPUT"),
  renewRecoveryCodesAction: row(() => [{ password: WRONG_PASSWORD, code: "000000" }], "INVALID_INPUT"),
  // Anybody may try to sign in. Without the cookie of a challenge there is nothing to answer.
  beginPasskeySignInAction: row(() => [], "ok"),
  finishPasskeySignInAction: row(() => ["/", signedPasskey()], "passkey_expired"),
  // Who they are has just been proven, in this scene: no password is asked for.
  beginPasskeyAction: row(() => [WRONG_PASSWORD]),
  addPasskeyAction: row(() => [{ name: "Laptop", answer: madePasskey() }], "CONFLICT"),
  renamePasskeyAction: row(() => [randomUUID(), "Laptop"], "NOT_FOUND"),
  removePasskeyAction: row(() => [{ id: randomUUID(), password: WRONG_PASSWORD }], "NOT_FOUND"),
  // Each to their own view.
  createViewAction: row(({ tenant }) => [tenant, view()]),
  updateViewAction: outOfReach(row(({ tenant, views }, role) => [...[tenant, take(views[role]).id, view()]])),
  deleteViewAction: outOfReach(row(({ tenant, views }, role) => [tenant, take(views[role]).id])),
  setDefaultViewAction: outOfReach(row(({ tenant, views }, role) => [tenant, take(views[role]).id])),
  saveLookAction: row(({ tenant }) => [tenant, { columns: ["role"], density: "compact" }]),
  ...ADMIN_ACTIONS,
  ...INVITE_ACTIONS,
  requestPasswordResetAction: row(() => [null, form({ email: `${randomUUID()}@example.test` })], "ok"),
  // Whoever has the link; it works once.
  joinAsNewPersonAction: row(
    ({ invitations }) => [take(invitations).token, null, form({ name: "Robin", password: randomUUID() })],
    "-> /t/[tenant]/interviews",
  ),
  // Nobody here has the address that was invited.
  joinAsUserAction: row(({ invitations }) => [invitations[0]?.token], "-> /invitation/[token]"),
  signInAsInvitedAction: row(({ invitations }) => [invitations[0]?.token], "-> /invitation/[token]"),
  // Nobody here asked for the address.
  confirmEmailChangeAction: row(({ emailTokens }) => [emailTokens[0]?.token], "-> /new-email/[token]"),
  resetPasswordAction: row(
    ({ resetTokens }) => [take(resetTokens).token, null, form({ password: randomUUID() })],
    "-> /",
  ),
  setUpAction: row(
    () => [
      null,
      form({
        code: "ABCD-EFGH",
        name: "Eve",
        email: "eve@example.test",
        password: randomUUID(),
        tenantName: "Eve",
        tenantSlug: "eve",
      }),
    ],
    "already_done",
  ),
  signInAction: row(
    () => [null, form({ email: `${randomUUID()}@example.test`, password: WRONG_PASSWORD })],
    "bad_credentials",
  ),
  // Signs nobody out whom no provider signed in.
  signInOtherwiseAction: row(() => ["/"], "-> /sign-in?next=%2F"),
  findProviderAction: row(() => [null, form({ email: `${randomUUID()}@example.test` })], "no_provider"),
  stopMailAction: row(({ mailTokens }) => [mailTokens[0]], "-> /unsubscribe/[token]?done"),
  saveFeedbackAction: row(({ linkId, interviewId }) => [
    ...[linkId, interviewId],
    { name: "Jo", recommendation: "yes", summary: "", comments: [], ratings: [] },
    { isSent: false },
  ]),

  signOutAction: row(() => [], "-> /sign-in"),
  changeNameAction: row(() => ["Robin Vale"]),
  changePasswordAction: row(() => [{ current: WRONG_PASSWORD, next: randomUUID() }], "INVALID_INPUT"),
  askEmailChangeAction: row(
    () => [{ email: `${randomUUID()}@example.test`, password: WRONG_PASSWORD, code: "" }],
    "INVALID_INPUT",
  ),
  cancelEmailChangeAction: row(() => []),
  // The last owner stays.
  leaveTenantAction: row(({ tenant }) => [tenant], "-> /", { owner: "CONFLICT" }),
  signOutDeviceAction: row(() => [randomUUID()]),
  signOutOtherDevicesAction: row(() => []),

  saveRetentionRuleAction: row(({ tenant }) => [tenant, RETENTION_RULE]),
  removeRetentionRuleAction: row(({ tenant }) => [tenant, `No such role ${randomUUID()}`]),
  previewRetentionRuleAction: row(({ tenant }) => [tenant, RETENTION_RULE]),
  saveConsentRuleAction: row(({ tenant }) => [tenant, { allows: ["explicit", "integrator"], notice: "" }]),
  extendCandidateAction: row(({ tenant, interviews }) => [
    ...[tenant, take(interviews).candidateId],
    { reason: "They agreed", until: "2099-01-01" },
  ]),
  placeLegalHoldAction: row(({ tenant, interviews }) => [
    tenant,
    {
      scope: { kind: "candidate", candidateId: take(interviews).candidateId },
      ...{ reason: "Claim 12", until: null },
    },
  ]),
  releaseLegalHoldAction: row(({ tenant }) => [tenant, randomUUID()], "NOT_FOUND"),
  // The name is another: nobody whom the scene needs goes.
  eraseCandidatesAction: row(
    ({ tenant, interviews }) => [
      ...[tenant, [take(interviews).candidateId]],
      { reason: "asked", caseNumber: "", typed: "Nobody" },
    ],
    "INVALID_INPUT",
  ),
  eraseCandidateAction: row(
    ({ tenant, interviews }) => [
      ...[tenant, take(interviews).candidateId],
      { reason: "asked", caseNumber: "", typed: "Nobody" },
    ],
    "INVALID_INPUT",
  ),
  updateCandidateAction: row(({ tenant, interviews }) => [
    ...[tenant, take(interviews).candidateId],
    { revision: 1, name: "Ada", email: "", roleName: "", tags: [], ownerId: null },
  ]),
  mergeCandidatesAction: row(({ tenant, interviews }) => [
    ...[tenant, take(interviews).candidateId],
    {
      movedId: take(interviews).candidateId,
      ...{ keptRevision: 1, movedRevision: 1 },
      take: { name: "kept", email: "kept", roleName: "kept", owner: "kept" },
    },
  ]),
  undoMergeAction: row(({ tenant, pairs }) => [tenant, pairs[0]?.id], "NOT_FOUND"),
  splitInterviewAction: row(({ tenant, pairs }) => {
    const { id, interviewIds } = take(pairs);
    return [tenant, id, interviewIds[0], "Ada"];
  }),

  decideManyAction: row(({ tenant, interviews }) => [...[tenant, [take(interviews).id], ADVANCE]]),
  renameSpeakerAction: outOfReach(
    row((scene) => [...[scene.tenant, scene.interviewId, { speakerId: "candidate", label: "Ada" }]]),
  ),
  setFollowingAction: outOfReach(row((scene) => [...[scene.tenant, scene.interviewId, true]])),

  createNoteAction: outOfReach(
    row(({ tenant, interviewId, userIds }, role) => [
      ...[tenant, interviewId, userIds[role]],
      {
        ...{ requestId: randomUUID(), parentId: null, body: "Calm", atMs: null, endMs: null },
        ...{ quote: null, visibility: "team", mentionIds: [] },
      },
    ]),
    "UNAUTHENTICATED",
  ),
  updateNoteAction: outOfReach(
    row(({ tenant, interviewId, notes }, role) => [
      ...[tenant, interviewId, take(notes[role]).id, { body: "Calmer", revision: 1, mentionIds: [] }],
    ]),
  ),
  setNoteVisibilityAction: outOfReach(
    row(({ tenant, interviewId, notes }, role) => [
      ...[tenant, interviewId, take(notes[role]).id, { visibility: "private", revision: 1 }],
    ]),
  ),
  setNoteDeletedAction: outOfReach(
    row(({ tenant, interviewId, notes }, role) => [...[tenant, interviewId, take(notes[role]).id, true]]),
  ),
  listNoteRevisionsAction: outOfReach(
    row(({ tenant, interviewId, notes }, role) => [...[tenant, interviewId, notes[role][0]?.id]]),
  ),

  // There is none, wherever it is looked for.
  loadReviewAction: row(({ tenant, interviewId }) => [tenant, interviewId]),
  saveReviewAction: outOfReach(
    row((scene, role) => [
      ...[scene.tenant, take(scene.interviews).id, scene.userIds[role], newReview(scene)],
    ]),
    "UNAUTHENTICATED",
  ),
  // Of a review that was never begun.
  submitReviewAction: row(({ tenant, interviewId }) => [tenant, interviewId, 1], "NOT_FOUND"),
  reopenReviewAction: row(({ tenant, interviewId }) => [tenant, interviewId], "NOT_FOUND"),
  // Nobody has reviewed it.
  decideAction: row(({ tenant, interviews }) => [tenant, take(interviews).id, ADVANCE], "CONFLICT"),
  reopenDecisionAction: row(({ tenant, interviews }) => [tenant, take(interviews).id], "NOT_FOUND"),
  assignAction: row(({ tenant, interviews, userIds }) => [
    ...[tenant, [take(interviews).id], [userIds.owner], null],
  ]),
  unassignAction: row(({ tenant, interviews, userIds }) => [...[tenant, take(interviews).id, userIds.owner]]),

  markReadAction: row(({ tenant }) => [tenant, null]),
  ...LINK_ACTIONS,
  ...SETTINGS_ACTIONS,
};
