import { Banner } from "@/components/ui/banner";
import { buttonClass } from "@/components/ui/button-class";
import { Link } from "@/components/ui/link";
import { Time } from "@/components/ui/time";

type GraceBannerProps = {
  tenantSlug: string;
  /** ISO time after which they are asked for a second step. */
  dueAt: string;
};

/** Tells owners and admins without a second step how long they can still do without. */
export function GraceBanner({ tenantSlug, dueAt }: GraceBannerProps) {
  return (
    <Banner
      tone="warning"
      title="Set up two-step sign-in"
      action={
        <Link
          href={`/t/${encodeURIComponent(tenantSlug)}/settings/account`}
          className={buttonClass({ size: "sm" })}
        >
          Set up
        </Link>
      }
    >
      Required for owners and admins from <Time iso={dueAt} style="date" />.
    </Banner>
  );
}
