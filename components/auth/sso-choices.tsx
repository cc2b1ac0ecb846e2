import { buttonClass } from "@/components/ui/button-class";
import { Link } from "@/components/ui/link";

type SsoChoicesProps = {
  /** Of the installation; null when it has none. */
  providerName: string | null;
  /** Where to go afterwards. */
  next: string;
};

/** The ways to sign in without a password here. */
export function SsoChoices({ providerName, next }: SsoChoicesProps) {
  return (
    <div className="flex flex-col gap-3 border-t pt-5">
      {providerName ? (
        // Not a Link: it leaves for the provider, and must not be fetched ahead.
        <a
          href={`/api/sso/start?next=${encodeURIComponent(next)}`}
          className={buttonClass({ size: "lg" }, "w-full")}
        >
          Continue with {providerName}
        </a>
      ) : null}
      <Link href="/sso" className="self-start text-accent-text underline underline-offset-2">
        Sign in with your organisation’s account
      </Link>
    </div>
  );
}
