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
        Debrief keeps what it knows. If the interview returns to the platform, this page updates
        automatically.
      </EmptyState>
    );
  }
  if (remark === "link_expired") {
    return (
      <EmptyState icon={<Link2Off />} title="The candidate’s link has expired">
        Invitations expire after seven days, and this one was never opened. Send a new one from the platform’s
        dashboard.
      </EmptyState>
    );
  }
  if (status === "failed") {
    return (
      <EmptyState icon={<CircleAlert />} title="This interview failed">
        {failureReason(failureCode)} No recording or transcript, and nothing was charged.
      </EmptyState>
    );
  }
  if (status === "initiated") {
    return (
      <EmptyState icon={<Hourglass />} title="The candidate has not started yet" action={action}>
        The invitation has been sent. This page updates automatically when the interview starts.
      </EmptyState>
    );
  }
  if (status === "active") {
    return (
      <EmptyState icon={<Mic />} title="Interview in progress" action={action}>
        The recording and transcript will appear here when it ends.
      </EmptyState>
    );
  }
  return (
    <EmptyState icon={<Hourglass />} title="No results yet" action={action}>
      The platform calls this interview “{status}”. Debrief keeps checking, and this page updates
      automatically.
    </EmptyState>
  );
}

function failureReason(code: string | null): string {
  if (code === "SESSION_TIMEOUT") return "It exceeded the time limit and was ended by the platform.";
  return code ? `The platform gives the reason ${code}.` : "The platform gives no reason.";
}
