import { CircleAlert, CircleOff, Hourglass, Link2Off, Mic } from "lucide-react";
import type { ReactNode } from "react";
import { EmptyState } from "@/components/ui/empty-state";
import type { Interview } from "@/lib/data/interviews/interviews";

/** In place of results: why there are none, and what happens next. */
export function PendingView({
  interview,
  action,
}: {
  interview: Pick<Interview, "status" | "failureCode" | "remark">;
  /** What to do while it goes on. */
  action?: ReactNode;
}) {
  const { status, failureCode, remark } = interview;
  if (remark === "missing") {
    return (
      <EmptyState icon={<CircleOff />} title="The platform no longer has this interview">
        What Debrief knows of it stays here. Should the platform have it again, this page changes by itself.
      </EmptyState>
    );
  }
  if (remark === "link_expired") {
    return (
      <EmptyState icon={<Link2Off />} title="The candidate’s link has expired">
        A link can be opened for seven days, and this one never was. Send a new invitation from the platform’s
        dashboard.
      </EmptyState>
    );
  }
  if (status === "failed") {
    return (
      <EmptyState icon={<CircleAlert />} title="This interview failed">
        {failureReason(failureCode)} There is no recording and no transcript, and nothing was charged.
      </EmptyState>
    );
  }
  if (status === "initiated") {
    return (
      <EmptyState icon={<Hourglass />} title="The candidate has not started yet" action={action}>
        The invitation is out. This page changes by itself as soon as the interview begins.
      </EmptyState>
    );
  }
  if (status === "active") {
    return (
      <EmptyState icon={<Mic />} title="The interview is going on right now" action={action}>
        Recording and transcript appear here by themselves when it is over.
      </EmptyState>
    );
  }
  return (
    <EmptyState icon={<Hourglass />} title="No results yet" action={action}>
      The platform calls this interview “{status}”. Debrief goes on asking, and this page changes by itself.
    </EmptyState>
  );
}

function failureReason(code: string | null): string {
  if (code === "SESSION_TIMEOUT") return "It ran over its time limit and was ended by the platform.";
  return code ? `The platform gives the reason ${code}.` : "The platform gives no reason.";
}
