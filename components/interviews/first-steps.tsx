"use client";

import { Check, X } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { useSend } from "@/components/browser/use-send";
import type { InviteFieldsProps } from "@/components/people/invite-fields";
import { Card } from "@/components/ui/card";
import { IconButton } from "@/components/ui/icon-button";
import { Link } from "@/components/ui/link";
import { dismissFirstStepsAction } from "@/lib/actions/people";

/** `opensInvite`: it is taken here, in a dialog; without script by its address. */
type FirstStep = { label: string; href: string; isDone: boolean; opensInvite?: boolean };

type FirstStepsProps = { tenantSlug: string; steps: FirstStep[]; invite: InviteFieldsProps };

const InviteDialog = dynamic(
  () => import("@/components/people/invite-dialog").then((module) => module.InviteDialog),
  { ssr: false },
);

/** What a new organisation has still to do, until it is done or somebody has seen enough of it. */
export function FirstSteps({ tenantSlug, steps, invite }: FirstStepsProps) {
  const [isDismissed, setIsDismissed] = useState(false);
  const [isInviting, setIsInviting] = useState(false);
  const { send } = useSend();
  const done = steps.filter(({ isDone }) => isDone).length;
  // While people are being invited, the step that is done by it does not take its dialog away.
  if (isDismissed || (done === steps.length && !isInviting)) return null;
  const dismiss = async () => {
    setIsDismissed(true);
    if (!(await send(() => dismissFirstStepsAction(tenantSlug)))) setIsDismissed(false);
  };
  return (
    <Card aria-labelledby="first-steps-title" className="flex flex-col gap-3 p-4">
      <div className="flex items-center gap-3">
        <h2 id="first-steps-title" className="font-semibold">
          Get started
        </h2>
        <span className="text-muted text-sm tabular-nums">
          {done} of {steps.length} done
        </span>
        <IconButton label="Dismiss" size="sm" className="ms-auto" onClick={() => void dismiss()}>
          <X aria-hidden />
        </IconButton>
      </div>
      <ol className="grid gap-2 sm:grid-cols-2 xl:grid-cols-4">
        {steps.map(({ label, href, isDone, opensInvite }, index) => (
          <li key={href}>
            <Link
              href={href}
              {...(opensInvite && {
                onNavigate: (event) => {
                  event.preventDefault();
                  setIsInviting(true);
                },
              })}
              className="flex min-h-11 items-center gap-3 rounded-lg border px-3 py-2 hover:bg-surface-hover active:bg-surface-selected"
            >
              {isDone ? (
                <span className="grid size-6 shrink-0 place-items-center rounded-full bg-success-soft text-success-text">
                  <Check aria-hidden className="size-4" />
                  <span className="sr-only">Done: </span>
                </span>
              ) : (
                <span className="grid size-6 shrink-0 place-items-center rounded-full bg-surface-sunken text-sm tabular-nums">
                  {index + 1}
                </span>
              )}
              <span className={isDone ? "text-muted" : "font-medium"}>{label}</span>
            </Link>
          </li>
        ))}
      </ol>
      {isInviting ? <InviteDialog {...invite} onClose={() => setIsInviting(false)} /> : null}
    </Card>
  );
}
