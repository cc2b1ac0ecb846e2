// Who may call which action: one row for each that a browser can. e2e/access-matrix.spec.ts calls every row as every
// caller, and fails when one is missing or names what is gone.
import { randomUUID } from "node:crypto";
import { ADMIN_ACTIONS } from "./access-admin-actions";
import { LINK_ACTIONS } from "./access-link-actions";
import {
  type ActionRow,
  action,
  everybody,
  form,
  inReachAction,
  ownAction,
  RECRUITERS,
  take,
} from "./access-rows";
import { type AccessScene, ROLES } from "./access-scene";
import { SETTINGS_ACTIONS } from "./access-settings-actions";

const WRONG_PASSWORD = "not the password at all";
const ACCOUNT = "app/t/[tenant]/settings/account/actions.ts";
const CANDIDATE = "app/t/[tenant]/candidates/[candidateId]/actions.ts";
const IMPORT = "app/t/[tenant]/candidates/import/actions.ts";
const INVITATION = "app/(auth)/invitation/[token]/actions.ts";
const LIST = "app/t/[tenant]/interviews/(list)/actions.ts";
const NOTES = "app/t/[tenant]/interviews/[interviewId]/note-actions.ts";
const JUDGING = "app/t/[tenant]/interviews/[interviewId]/scorecard-actions.ts";

const ADVANCE = { outcome: "advance", reasonCode: null, comment: "" };
const CSV = () => form({ file: "Name,Reference\nAda Example,ref-1\n" });

const newReview = ({ versionId }: AccessScene) => ({
  ...{ versionId, revision: null, recommendation: "yes", summary: "", ratings: [] },
});

const TWO_STEP = "app/(auth)/two-step/actions.ts";
const PASSKEYS = "app/(auth)/passkeys/actions.ts";
const VIEWS = "app/t/[tenant]/interviews/(list)/view-actions.ts";

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
  [`${TWO_STEP}#beginTwoStepAction`]: ownAction(() => [WRONG_PASSWORD], "INVALID_INPUT"),
  [`${TWO_STEP}#confirmTwoStepAction`]: ownAction(() => ["000000"], "INVALID_INPUT"),
  [`${TWO_STEP}#endTwoStepAction`]: ownAction(
    () => [{ password: WRONG_PASSWORD, code: "000000" }],
    "INVALID_INPUT",
  ),
  [`${TWO_STEP}#renewRecoveryCodesAction`]: ownAction(
    () => [{ password: WRONG_PASSWORD, code: "000000" }],
    "INVALID_INPUT",
  ),
  // Anybody may try to sign in. Without the cookie of a challenge there is nothing to answer.
  [`${PASSKEYS}#beginPasskeySignInAction`]: { answers: everybody("ok"), values: () => [] },
  [`${PASSKEYS}#finishPasskeySignInAction`]: {
    answers: everybody("passkey_expired"),
    values: () => ["/", signedPasskey()],
  },
  [`${PASSKEYS}#beginPasskeyAction`]: ownAction(() => [WRONG_PASSWORD], "INVALID_INPUT"),
  [`${PASSKEYS}#addPasskeyAction`]: ownAction(() => [{ name: "Laptop", answer: madePasskey() }], "CONFLICT"),
  [`${PASSKEYS}#renamePasskeyAction`]: ownAction(() => [randomUUID(), "Laptop"], "NOT_FOUND"),
  [`${PASSKEYS}#removePasskeyAction`]: ownAction(
    () => [{ id: randomUUID(), password: WRONG_PASSWORD }],
    "INVALID_INPUT",
  ),
  // Each to their own view.
  [`${VIEWS}#createViewAction`]: action(ROLES, ({ tenant }) => [tenant, view()]),
  [`${VIEWS}#updateViewAction`]: inReachAction(
    action(ROLES, ({ tenant, views }, role) => [...[tenant, take(views[role]).id, view()]]),
  ),
  [`${VIEWS}#deleteViewAction`]: inReachAction(
    action(ROLES, ({ tenant, views }, role) => [tenant, take(views[role]).id]),
  ),
  [`${VIEWS}#setDefaultViewAction`]: inReachAction(
    action(ROLES, ({ tenant, views }, role) => [tenant, take(views[role]).id]),
  ),
  [`${VIEWS}#saveLookAction`]: action(ROLES, ({ tenant }) => [
    tenant,
    { columns: ["role"], density: "compact" },
  ]),
  ...ADMIN_ACTIONS,
  "app/(auth)/forgot-password/actions.ts#requestPasswordResetAction": {
    answers: everybody("ok"),
    values: () => [null, form({ email: `${randomUUID()}@example.test` })],
  },
  [`${INVITATION}#joinAsNewPersonAction`]: {
    // Whoever has the link; it works once.
    answers: everybody("-> /t/[tenant]/interviews"),
    values: ({ invitations }) => [
      take(invitations).token,
      null,
      form({ name: "Robin", password: randomUUID() }),
    ],
  },
  [`${INVITATION}#joinAsUserAction`]: {
    // Nobody here has the address that was invited.
    answers: everybody("-> /invitation/[token]"),
    values: ({ invitations }) => [invitations[0]?.token],
  },
  [`${INVITATION}#signInAsInvitedAction`]: {
    answers: everybody("-> /invitation/[token]"),
    values: ({ invitations }) => [invitations[0]?.token],
  },
  "app/(auth)/new-email/[token]/actions.ts#confirmEmailChangeAction": {
    // Nobody here asked for the address.
    answers: everybody("-> /new-email/[token]"),
    values: ({ emailTokens }) => [emailTokens[0]?.token],
  },
  "app/(auth)/new-password/[token]/actions.ts#resetPasswordAction": {
    answers: everybody("-> /"),
    values: ({ resetTokens }) => [take(resetTokens).token, null, form({ password: randomUUID() })],
  },
  "app/(auth)/set-up/actions.ts#setUpAction": {
    answers: everybody("already_done"),
    values: () => [
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
  },
  "app/(auth)/sign-in/actions.ts#signInAction": {
    answers: everybody("bad_credentials"),
    values: () => [null, form({ email: `${randomUUID()}@example.test`, password: WRONG_PASSWORD })],
  },
  "app/(auth)/sign-in/otherwise/actions.ts#signInOtherwiseAction": {
    // Signs nobody out whom no provider signed in.
    answers: everybody("-> /sign-in?next=%2F"),
    values: () => ["/"],
  },
  "app/(auth)/sso/actions.ts#findProviderAction": {
    answers: everybody("no_provider"),
    values: () => [null, form({ email: `${randomUUID()}@example.test` })],
  },
  "app/(auth)/unsubscribe/[token]/actions.ts#stopMailAction": {
    answers: everybody("-> /unsubscribe/[token]?done"),
    values: ({ mailTokens }) => [mailTokens[0]],
  },
  "app/review/links/[linkId]/actions.ts#saveFeedbackAction": {
    answers: everybody("NOT_FOUND", { visitor: "ok" }),
    values: ({ linkId, interviewId }) => [
      ...[linkId, interviewId],
      { name: "Jo", recommendation: "yes", summary: "", comments: [], ratings: [] },
      { isSent: false },
    ],
  },

  "app/t/[tenant]/actions.ts#signOutAction": { answers: everybody("-> /sign-in"), values: () => [] },
  [`${ACCOUNT}#changeNameAction`]: ownAction(() => ["Robin Vale"]),
  [`${ACCOUNT}#changePasswordAction`]: ownAction(
    () => [{ current: WRONG_PASSWORD, next: randomUUID() }],
    "INVALID_INPUT",
  ),
  [`${ACCOUNT}#askEmailChangeAction`]: ownAction(
    () => [{ email: `${randomUUID()}@example.test`, password: WRONG_PASSWORD, code: "" }],
    "INVALID_INPUT",
  ),
  [`${ACCOUNT}#cancelEmailChangeAction`]: ownAction(() => []),
  [`${ACCOUNT}#leaveTenantAction`]: {
    // The last owner stays.
    answers: { ...action(ROLES, () => [], "-> /").answers, owner: "CONFLICT" },
    values: ({ tenant }) => [tenant],
  },
  [`${ACCOUNT}#signOutDeviceAction`]: ownAction(() => [randomUUID()]),
  [`${ACCOUNT}#signOutOtherDevicesAction`]: ownAction(() => []),

  [`${CANDIDATE}#updateCandidateAction`]: action(RECRUITERS, ({ tenant, interviews }) => [
    ...[tenant, take(interviews).candidateId],
    { revision: 1, name: "Ada", email: "", roleName: "", tags: [], ownerId: null },
  ]),
  [`${CANDIDATE}#mergeCandidatesAction`]: action(RECRUITERS, ({ tenant, interviews }) => [
    ...[tenant, take(interviews).candidateId],
    {
      movedId: take(interviews).candidateId,
      ...{ keptRevision: 1, movedRevision: 1 },
      take: { name: "kept", email: "kept", roleName: "kept", owner: "kept" },
    },
  ]),
  [`${CANDIDATE}#undoMergeAction`]: action(
    RECRUITERS,
    ({ tenant, pairs }) => [tenant, pairs[0]?.id],
    "NOT_FOUND",
  ),
  [`${CANDIDATE}#splitInterviewAction`]: action(RECRUITERS, ({ tenant, pairs }) => {
    const { id, interviewIds } = take(pairs);
    return [tenant, id, interviewIds[0], "Ada"];
  }),
  [`${IMPORT}#previewImportAction`]: action(RECRUITERS, ({ tenant }) => [tenant, CSV()]),
  [`${IMPORT}#importCandidatesAction`]: action(
    RECRUITERS,
    ({ tenant }) => [tenant, CSV(), "another digest"],
    "CONFLICT",
  ),

  [`${LIST}#assignManyAction`]: action(RECRUITERS, ({ tenant, interviews, userIds }) => [
    ...[tenant, [take(interviews).id], [userIds.owner], null],
  ]),
  [`${LIST}#decideManyAction`]: action(RECRUITERS, ({ tenant, interviews }) => [
    ...[tenant, [take(interviews).id], ADVANCE],
  ]),
  "app/t/[tenant]/interviews/[interviewId]/actions.ts#renameSpeakerAction": inReachAction(
    action(ROLES, (scene) => [
      ...[scene.tenant, scene.interviewId, { speakerId: "candidate", label: "Ada" }],
    ]),
  ),
  "app/t/[tenant]/interviews/[interviewId]/actions.ts#setFollowingAction": inReachAction(
    action(ROLES, (scene) => [...[scene.tenant, scene.interviewId, true]]),
  ),

  [`${NOTES}#createNoteAction`]: inReachAction(
    action(ROLES, ({ tenant, interviewId, userIds }, role) => [
      ...[tenant, interviewId, userIds[role]],
      {
        ...{ requestId: randomUUID(), parentId: null, body: "Calm", atMs: null, endMs: null },
        ...{ quote: null, visibility: "team", mentionIds: [] },
      },
    ]),
    // What another has written is refused before anything else.
    "UNAUTHENTICATED",
  ),
  [`${NOTES}#updateNoteAction`]: inReachAction(
    action(ROLES, ({ tenant, interviewId, notes }, role) => [
      ...[tenant, interviewId, take(notes[role]).id, { body: "Calmer", revision: 1, mentionIds: [] }],
    ]),
  ),
  [`${NOTES}#setNoteVisibilityAction`]: inReachAction(
    action(ROLES, ({ tenant, interviewId, notes }, role) => [
      ...[tenant, interviewId, take(notes[role]).id, { visibility: "private", revision: 1 }],
    ]),
  ),
  [`${NOTES}#setNoteDeletedAction`]: inReachAction(
    action(ROLES, ({ tenant, interviewId, notes }, role) => [
      ...[tenant, interviewId, take(notes[role]).id, true],
    ]),
  ),
  [`${NOTES}#listNoteRevisionsAction`]: inReachAction(
    action(ROLES, ({ tenant, interviewId, notes }, role) => [...[tenant, interviewId, notes[role][0]?.id]]),
  ),

  // There is none, wherever it is looked for.
  [`${JUDGING}#loadReviewAction`]: action(ROLES, ({ tenant, interviewId }) => [tenant, interviewId]),
  [`${JUDGING}#saveReviewAction`]: inReachAction(
    action(ROLES, (scene) => [...[scene.tenant, take(scene.interviews).id, newReview(scene)]]),
  ),
  // Of a review that was never begun.
  [`${JUDGING}#submitReviewAction`]: action(
    ROLES,
    ({ tenant, interviewId }) => [tenant, interviewId, 1],
    "NOT_FOUND",
  ),
  [`${JUDGING}#reopenReviewAction`]: action(
    ROLES,
    ({ tenant, interviewId }) => [tenant, interviewId],
    "NOT_FOUND",
  ),
  [`${JUDGING}#decideAction`]: action(
    RECRUITERS,
    ({ tenant, interviews }) => [tenant, take(interviews).id, ADVANCE],
    // Nobody has reviewed it.
    "CONFLICT",
  ),
  [`${JUDGING}#reopenDecisionAction`]: action(
    RECRUITERS,
    ({ tenant, interviews }) => [tenant, take(interviews).id],
    "NOT_FOUND",
  ),
  [`${JUDGING}#assignAction`]: action(RECRUITERS, ({ tenant, interviews, userIds }) => [
    ...[tenant, take(interviews).id, [userIds.owner], null],
  ]),
  [`${JUDGING}#unassignAction`]: action(RECRUITERS, ({ tenant, interviews, userIds }) => [
    ...[tenant, take(interviews).id, userIds.owner],
  ]),

  "app/t/[tenant]/notifications/actions.ts#markReadAction": action(ROLES, ({ tenant }) => [tenant, null]),
  ...LINK_ACTIONS,
  ...SETTINGS_ACTIONS,
};
