"use client";

import { useState } from "react";
import { useSend } from "@/components/browser/use-send";
import { useTenant } from "@/components/browser/use-tenant";
import { Button } from "@/components/ui/button";
import { Disclosure } from "@/components/ui/disclosure";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { RefusalAlert } from "@/components/ui/refusal-alert";
import { createInviteRoleAction } from "@/lib/actions/invites";
import type { InviteRole } from "@/lib/data/invites/invite-roles";

type NewRoleProps = { connectionId: string; isFirst: boolean; onMade: (role: InviteRole) => void };

/** Makes a role at the platform. */
export function NewRole({ connectionId, isFirst, onMade }: NewRoleProps) {
  const tenant = useTenant();
  const [roleName, setRoleName] = useState("");
  const [language, setLanguage] = useState("en");
  const { isSending, refusal, fields, send } = useSend("shown", ["roleName", "language"]);
  const make = async () => {
    const act = () => createInviteRoleAction(tenant, connectionId, { roleName, language });
    const made = await send(act, "Role created");
    if (!made) return;
    setRoleName("");
    onMade(made.role);
  };
  return (
    <Disclosure summary="New role" summaryClassName="min-h-8 self-start touch:min-h-11" open={isFirst}>
      <div className="flex flex-col gap-3 pt-2 ps-5.5">
        <RefusalAlert refusal={refusal} />
        <div className="grid items-start gap-3 sm:grid-cols-[minmax(0,1fr)_9rem]">
          <Field id="new-role-name" label="Name" error={fields.roleName}>
            {(control) => (
              <Input
                {...control}
                dir="auto"
                maxLength={200}
                value={roleName}
                onChange={({ target }) => setRoleName(target.value)}
              />
            )}
          </Field>
          <Field id="new-role-language" label="Language" hint="en, de, pt-br …" error={fields.language}>
            {(control) => (
              <Input
                {...control}
                autoCapitalize="none"
                spellCheck={false}
                maxLength={20}
                value={language}
                onChange={({ target }) => setLanguage(target.value)}
              />
            )}
          </Field>
        </div>
        <Button
          pending={isSending}
          disabled={roleName.trim() === ""}
          onClick={() => void make()}
          className="self-start"
        >
          Create role
        </Button>
      </div>
    </Disclosure>
  );
}
