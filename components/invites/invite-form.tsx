"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { useSend } from "@/components/browser/use-send";
import { InvitePreviewCard } from "@/components/invites/invite-preview-card";
import { type MannerDraft, MannerFields } from "@/components/invites/manner-fields";
import { listOfOne } from "@/components/invites/one-person";
import { type PeopleDraft, PeopleFields } from "@/components/invites/people-fields";
import { RoleFields } from "@/components/invites/role-fields";
import { inviteList, previewList } from "@/components/invites/send-list";
import { newRequestId } from "@/components/notes/new-request-id";
import { Button } from "@/components/ui/button";
import { FormAlert } from "@/components/ui/form-alert";
import { batchHref } from "@/components/urls/invite-url";
import { distinctTags } from "@/lib/candidates/tags";
import type { InviteConnection, InviteRole } from "@/lib/data/invites/invite-roles";
import type { ConsentMode } from "@/lib/format/consent";
import type { BatchInput } from "@/lib/invites/batch-input";
import type { InvitePreview } from "@/lib/invites/invite-preview";
import { INVITE_LIST_MAX_BYTES } from "@/lib/invites/limits";

type InviteFormProps = {
  tenantSlug: string;
  connections: InviteConnection[];
  canMail: boolean;
  /** What the organisation allows: at least one. */
  consentModes: readonly ConsentMode[];
};

/** What was previewed is what is sent: the list and all that goes with it. */
type Shown = { preview: InvitePreview; input: BatchInput; list: File | string };

/** Invites one person or many: to a role, by whose words, with a look before anything is sent. */
export function InviteForm(props: InviteFormProps) {
  const { tenantSlug, connections: initial, canMail, consentModes } = props;
  const router = useRouter();
  const [connections, setConnections] = useState(initial);
  const [connectionId, setConnectionId] = useState(initial[0]?.id ?? "");
  const [personaId, setPersonaId] = useState("");
  const [people, setPeople] = useState<PeopleDraft>({
    mode: "one",
    one: { name: "", email: "", reference: "" },
    text: "",
    file: null,
  });
  const [manner, setManner] = useState<MannerDraft>({
    isMailed: canMail,
    consentMode: consentModes[0] ?? "explicit",
    tags: [],
    tagDraft: "",
  });
  const [shown, setShown] = useState<Shown | null>(null);
  const { sending, refusal, refuse, forget, send } = useSend("shown");
  const changed = () => {
    setShown(null);
    forget();
  };
  const list =
    people.mode === "several" ? (people.file ?? people.text) : isNamed(people) ? listOfOne(people.one) : "";
  const isReady = personaId !== "" && (typeof list === "string" ? list.trim() !== "" : true);

  const look = async () => {
    changed();
    if (typeof list !== "string" && list.size > INVITE_LIST_MAX_BYTES)
      return refuse("The list is larger than 256 KB.");
    const kept = typeof list === "string" ? list : new File([await list.arrayBuffer()], list.name);
    const { isMailed, consentMode, tags, tagDraft } = manner;
    const input: BatchInput = {
      ...{ requestId: newRequestId(), connectionId, personaId, consentMode, isMailed },
      tags: distinctTags([...tags, tagDraft]),
    };
    const answer = await send(() => previewList(tenantSlug, input, kept), undefined, "preview");
    if (answer) setShown({ preview: answer.preview, input, list: kept });
  };

  const invite = async () => {
    if (!shown) return;
    const act = () => inviteList(tenantSlug, shown.input, shown.list, shown.preview.digest);
    const answer = await send(act, undefined, "invite");
    if (answer) router.push(batchHref(tenantSlug, answer.batchId));
  };

  const addRole = (role: InviteRole) => {
    const withRole = (one: InviteConnection) =>
      one.id === connectionId && !one.roles.some(({ id }) => id === role.id)
        ? { ...one, roles: [role, ...one.roles] }
        : one;
    setConnections((before) => before.map(withRole));
    setPersonaId(role.id);
    changed();
  };

  return (
    <div className="flex flex-col gap-5">
      <RoleFields
        {...{ connections, connectionId, personaId }}
        onConnection={(id) => {
          setConnectionId(id);
          setPersonaId("");
          changed();
        }}
        onRole={(id) => {
          setPersonaId(id);
          changed();
        }}
        onMade={addRole}
      />
      <PeopleFields
        draft={people}
        onChange={(part) => {
          setPeople((before) => ({ ...before, ...part }));
          changed();
        }}
      />
      <MannerFields
        draft={manner}
        {...{ canMail, consentModes }}
        onChange={(part) => {
          setManner((before) => ({ ...before, ...part }));
          changed();
        }}
      />
      {refusal ? (
        <FormAlert answer={refusal} title={refusal.reason}>
          {shown ? (
            <Button size="sm" className="mt-2" onClick={() => void look()}>
              Preview again
            </Button>
          ) : null}
        </FormAlert>
      ) : null}
      {shown ? (
        <InvitePreviewCard
          preview={shown.preview}
          isMailed={shown.input.isMailed}
          isInviting={sending === "invite"}
          onInvite={() => void invite()}
        />
      ) : (
        <Button
          variant="primary"
          size="lg"
          pending={sending === "preview"}
          disabled={!isReady}
          onClick={() => void look()}
          className="self-start"
        >
          Preview
        </Button>
      )}
    </div>
  );
}

function isNamed({ one }: PeopleDraft): boolean {
  return Object.values(one).some((value) => value.trim() !== "");
}
