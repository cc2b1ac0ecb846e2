import { Banner } from "@/components/ui/banner";
import { buttonClass } from "@/components/ui/button-class";
import { Link } from "@/components/ui/link";

type ConnectionBannerProps = {
  tenantSlug: string;
  /** The platform's code when it refused the key (`MISSING_PERMISSION`). */
  refusedCode: string | null;
};

/** Tells those who can change it that the platform no longer accepts the tenant's key. */
export function ConnectionBanner({ tenantSlug, refusedCode }: ConnectionBannerProps) {
  const lacksPermission = refusedCode === "MISSING_PERMISSION";
  const isUnreadable = refusedCode === "KEY_UNREADABLE";
  return (
    <Banner
      tone="danger"
      title={
        isUnreadable
          ? "The stored platform key cannot be opened: enter it again"
          : lacksPermission
            ? "The platform key lacks the interview permission"
            : "The platform rejected your API key"
      }
      action={
        <Link href={`/t/${encodeURIComponent(tenantSlug)}/settings`} className={buttonClass({ size: "sm" })}>
          {lacksPermission ? "Open settings" : "Replace key"}
        </Link>
      }
    >
      New interviews and recordings will not arrive until this is fixed.
      {refusedCode && !isUnreadable ? <span className="text-muted"> ({refusedCode})</span> : null}
    </Banner>
  );
}
