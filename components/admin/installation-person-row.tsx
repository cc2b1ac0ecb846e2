"use client";

import {
  AtSign,
  CirclePause,
  Ellipsis,
  KeyRound,
  LogOut,
  MailQuestion,
  Play,
  ShieldCheck,
  ShieldOff,
  Smartphone,
} from "lucide-react";
import { useState } from "react";
import { ResetLinkDialog } from "@/components/admin/reset-link-dialog";
import { SetEmailDialog } from "@/components/admin/set-email-dialog";
import { useSend } from "@/components/browser/use-send";
import { AlertDialog } from "@/components/ui/alert-dialog";
import { Avatar } from "@/components/ui/avatar";
import { Badge } from "@/components/ui/badge";
import { IconButton } from "@/components/ui/icon-button";
import { Menu, MenuItem, MenuSeparator } from "@/components/ui/menu";
import { Time } from "@/components/ui/time";
import {
  removePersonTwoStepAction,
  setOperatorAction,
  setPersonEnabledAction,
  signOutPersonAction,
} from "@/lib/actions/installation";
import type { InstallationPerson } from "@/lib/data/installation/installation-people";
import { roleName } from "@/lib/format/role-name";

type InstallationPersonRowProps = {
  person: InstallationPerson;
  isMe: boolean;
};

type Asked = "disable" | "sign-out" | "operator" | "reset" | "email" | "two-step" | null;

/** One person: where they belong, when they were last here, and what can be done about their account. */
export function InstallationPersonRow({ person, isMe }: InstallationPersonRowProps) {
  const { userId, name, email, isOperator, isDisabled, lastSeenAt, loginCount, tenants } = person;
  const [asked, setAsked] = useState<Asked>(null);
  const { isSending, send } = useSend();
  const ask = (which: Asked) => ({ open: asked === which, onOpenChange: () => setAsked(null) });
  return (
    <li aria-label={name} aria-busy={isSending} className="flex items-center gap-x-4 gap-y-2 py-3">
      <Avatar name={name} className="size-9 rounded-full max-sm:hidden" />
      <div className="flex min-w-0 flex-1 flex-col gap-0.5">
        <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <bdi className="min-w-0 break-words font-medium">{name}</bdi>
          {isMe ? <Badge tone="accent">You</Badge> : null}
          {isOperator ? <Badge icon={<ShieldCheck aria-hidden />}>Operator</Badge> : null}
          {person.hasTwoStep ? <Badge icon={<KeyRound aria-hidden />}>Two-step sign-in</Badge> : null}
          {person.isEmailProven ? null : (
            <Badge icon={<MailQuestion aria-hidden />}>Address not confirmed</Badge>
          )}
          {isDisabled ? <Badge icon={<CirclePause aria-hidden />}>Disabled</Badge> : null}
        </span>
        <span className="break-all text-muted text-sm">{email}</span>
        <span className="text-muted text-sm">
          {tenants.length === 0
            ? "In no organisation"
            : tenants.map((tenant) => `${tenant.name} (${roleName(tenant.role)})`).join(", ")}{" "}
          ·{" "}
          {lastSeenAt ? (
            <>
              last active <Time iso={lastSeenAt} />
            </>
          ) : (
            "never signed in"
          )}
        </span>
      </div>
      <Menu
        trigger={
          <IconButton label={`More for ${name}`}>
            <Ellipsis aria-hidden />
          </IconButton>
        }
      >
        <MenuItem disabled={isDisabled} onSelect={() => setAsked("reset")}>
          <KeyRound aria-hidden /> Password reset link
        </MenuItem>
        {person.hasTwoStep && !isMe ? (
          <MenuItem onSelect={() => setAsked("two-step")}>
            <Smartphone aria-hidden /> Reset two-step sign-in
          </MenuItem>
        ) : null}
        <MenuItem onSelect={() => setAsked("email")}>
          <AtSign aria-hidden /> Change email address
        </MenuItem>
        <MenuItem disabled={loginCount === 0} onSelect={() => setAsked("sign-out")}>
          <LogOut aria-hidden /> Sign out everywhere
        </MenuItem>
        <MenuItem onSelect={() => setAsked("operator")}>
          {isOperator ? <ShieldOff aria-hidden /> : <ShieldCheck aria-hidden />}
          {isOperator ? "Remove as operator" : "Make an operator"}
        </MenuItem>
        {isMe ? null : <MenuSeparator />}
        {isMe ? null : isDisabled ? (
          <MenuItem
            onSelect={() =>
              void send(() => setPersonEnabledAction(userId, true), `${name} is enabled again.`)
            }
          >
            <Play aria-hidden /> Enable
          </MenuItem>
        ) : (
          <MenuItem tone="danger" onSelect={() => setAsked("disable")}>
            <CirclePause aria-hidden /> Disable
          </MenuItem>
        )}
      </Menu>
      <ResetLinkDialog person={person} open={asked === "reset"} onClose={() => setAsked(null)} />
      <SetEmailDialog person={person} open={asked === "email"} onClose={() => setAsked(null)} />
      <AlertDialog
        {...ask("disable")}
        title={`Disable ${name}?`}
        description="They will be signed out everywhere and cannot sign in to any organisation. Their notes and reviews are kept. You can enable them again."
        confirmLabel="Disable"
        onConfirm={() => void send(() => setPersonEnabledAction(userId, false), `${name} is disabled.`)}
      />
      <AlertDialog
        {...ask("sign-out")}
        title={`Sign ${name} out everywhere?`}
        description="They will have to sign in again in every browser."
        confirmLabel="Sign out"
        onConfirm={() => void send(() => signOutPersonAction(userId), `${name} is signed out.`)}
      />
      <AlertDialog
        {...ask("two-step")}
        title={`Reset two-step sign-in for ${name}?`}
        description="For someone who has lost their phone and recovery codes, or their passkeys, which are removed too. Confirm their identity by some means other than email: afterwards, a password alone signs them in. They will be notified by email and signed out everywhere, and must set it up again if an organisation requires it."
        confirmLabel="Reset"
        onConfirm={() =>
          void send(() => removePersonTwoStepAction(userId), `${name} can now sign in with a password alone.`)
        }
      />
      <AlertDialog
        {...ask("operator")}
        title={isOperator ? `Remove ${name} as an operator?` : `Make ${name} an operator?`}
        description={
          isOperator
            ? "They lose access to these pages. Their organisations are not affected."
            : "They will see these pages and can do everything you can here, including removing you."
        }
        confirmLabel={isOperator ? "Reset" : "Make an operator"}
        tone={isOperator ? "danger" : "primary"}
        onConfirm={() =>
          void send(
            () => setOperatorAction(userId, !isOperator),
            isOperator ? `${name} is no longer an operator.` : `${name} is an operator.`,
          )
        }
      />
    </li>
  );
}
