import type { Metadata } from "next";
import { DeviceList } from "@/components/account/device-list";
import { EmailCard } from "@/components/account/email-card";
import { LeaveCard } from "@/components/account/leave-card";
import { NameForm } from "@/components/account/name-form";
import { PasskeyCard } from "@/components/account/passkey-card";
import { PasswordForm } from "@/components/account/password-form";
import { ProviderAccount } from "@/components/account/provider-account";
import { TwoStepCard } from "@/components/account/two-step-card";
import { TwoStepChange } from "@/components/account/two-step-change";
import { TwoStepSetUp } from "@/components/account/two-step-set-up";
import { listDevices } from "@/lib/auth/account/account";
import { getPendingEmail } from "@/lib/auth/account/email-change";
import { listPasskeys } from "@/lib/auth/factors/passkeys/passkeys";
import { isFresh } from "@/lib/auth/factors/passkeys/proof";
import { relyingParty } from "@/lib/auth/factors/passkeys/relying-party";
import { getTwoStep } from "@/lib/auth/factors/two-step";
import { PASSWORD_MIN_LENGTH } from "@/lib/auth/login/passwords";
import { deviceName } from "@/lib/format/device-name";
import { currentUser, requestOrigin, requireMember } from "@/lib/http/gates";
import { mailMode } from "@/lib/mail/transport";

export const metadata: Metadata = { title: "Account" };

export default async function AccountPage({ params }: { params: Promise<{ tenant: string }> }) {
  const { tenant, user } = await requireMember((await params).tenant);
  const login = await currentUser();
  if (login?.boundTo)
    return (
      <>
        <ProviderAccount name={user.name} email={user.email} tenantName={tenant.name} />
        <LeaveCard tenantName={tenant.name} />
      </>
    );
  const twoStep = login ? await getTwoStep(login) : { isOn: false, codesLeft: 0 };
  return (
    <>
      <NameForm name={user.name} />
      <EmailCard
        email={user.email}
        pending={login ? await getPendingEmail(login) : null}
        canMail={mailMode() !== "off"}
        asksCode={twoStep.isOn}
      />
      <PasswordForm email={user.email} passwordMinLength={PASSWORD_MIN_LENGTH} />
      <TwoStepCard {...twoStep}>
        {twoStep.isOn ? <TwoStepChange email={user.email} /> : <TwoStepSetUp email={user.email} />}
      </TwoStepCard>
      {login ? (
        <PasskeyCard
          passkeys={await listPasskeys(login)}
          email={user.email}
          suggestedName={deviceName((await requestOrigin()).userAgent, "My device")}
          asksPassword={!isFresh(login)}
          canAdd={relyingParty() !== null}
        />
      ) : null}
      <DeviceList devices={login ? await listDevices(login) : []} />
      <LeaveCard tenantName={tenant.name} />
    </>
  );
}
