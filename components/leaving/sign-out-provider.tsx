"use client";

import { createContext, type ReactNode, use, useEffect, useState, useTransition } from "react";
import { forgetTexts, pagesWithText } from "@/components/browser/unsent-text";
import { AlertDialog } from "@/components/ui/alert-dialog";
import { Link } from "@/components/ui/link";
import { signOutAction } from "@/lib/actions/sign-in";

type SignOut = { signOut: () => void; isLeaving: boolean };

const SignOutContext = createContext<SignOut>({ signOut: () => {}, isLeaving: false });

/** Signs out, and asks before text is lost with it that is not sent. */
export function useSignOut(): SignOut {
  return use(SignOutContext);
}

/** What a person wrote stays in this browser until it is sent, they sign out, or somebody else signs in. */
export function SignOutProvider({ userId, children }: { userId: string; children: ReactNode }) {
  const [pages, setPages] = useState<string[]>([]);
  const [isLeaving, startLeaving] = useTransition();
  useEffect(() => forgetTexts((other) => other !== userId), [userId]);

  const leave = () => {
    forgetTexts(() => true);
    startLeaving(() => signOutAction(location.pathname + location.search));
  };
  const signOut = () => {
    const found = pagesWithText(userId);
    if (found.length > 0) setPages(found);
    else leave();
  };
  const [first] = pages;
  return (
    <SignOutContext value={{ signOut, isLeaving }}>
      {children}
      <AlertDialog
        open={first !== undefined}
        onOpenChange={() => setPages([])}
        title="Discard what you have not sent?"
        description={
          <>
            You have unsent text on {pages.length === 1 ? "one interview" : `${pages.length} interviews`}. It
            is kept in this browser only, until you sign out.{" "}
            {first && (
              <Link href={first} onClick={() => setPages([])} className="underline">
                Open the interview
              </Link>
            )}{" "}
            to finish and send it.
          </>
        }
        confirmLabel="Discard and sign out"
        cancelLabel="Stay signed in"
        onConfirm={leave}
      />
    </SignOutContext>
  );
}
