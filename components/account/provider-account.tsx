import { buttonClass } from "@/components/ui/button-class";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { Link } from "@/components/ui/link";

type ProviderAccountProps = { name: string; email: string; tenantName: string };

/** The account of somebody whom their organisation's provider signed in: what it shows, and how to change it. */
export function ProviderAccount({ name, email, tenantName }: ProviderAccountProps) {
  return (
    <Card aria-labelledby="provider-account-title">
      <CardHeader id="provider-account-title" title={name} description={email} />
      <CardBody className="flex flex-col gap-4">
        <p className="text-pretty">
          You are signed in by {tenantName}’s single sign-on, which only gives access to {tenantName} . Sign
          in another way to change your name or password, or to see where you are signed in.
        </p>
        <Link href="/sign-in/another-way" className={buttonClass({}, "self-start")}>
          Sign in another way
        </Link>
      </CardBody>
    </Card>
  );
}
