import type { ReactNode } from "react";
import { Banner } from "@/components/ui/banner";
import { CopyField } from "@/components/ui/copy-field";

/** The codes for paper, which are shown this once. */
export function RecoveryCodes({ codes, children }: { codes: string[]; children: ReactNode }) {
  return (
    <div className="flex w-full flex-col items-start gap-4">
      <Banner role="status" tone="success" title="Store these codes away from your phone.">
        Each code signs you in once without your phone. They will not be shown again.
      </Banner>
      <div className="w-full max-w-sm">
        <CopyField id="recovery-codes" label="Recovery codes" value={codes.join("\n")} rows={10} isLong />
      </div>
      {children}
    </div>
  );
}
