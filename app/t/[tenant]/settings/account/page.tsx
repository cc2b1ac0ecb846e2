import type { Metadata } from "next";
import { DeviceList } from "@/components/account/device-list";
import { LeaveCard } from "@/components/account/leave-card";
import { NameForm } from "@/components/account/name-form";
import { PasswordForm } from "@/components/account/password-form";
import { ProviderAccount } from "@/components/account/provider-account";
import { listDevices } from "@/lib/auth/account";
import { currentUser, requireMember } from "@/lib/auth/gates";
import { PASSWORD_MIN_LENGTH } from "@/lib/auth/passwords";
import {
  changeNameAction,
  changePasswordAction,
  leaveTenantAction,
  signOutDeviceAction,
  signOutOtherDevicesAction,
} from "./actions";

export const metadata: Metadata = { title: "Account" };

export default async function AccountPage({ params }: { params: Promise<{ tenant: string }> }) {
  const { tenant, user } = await requireMember((await params).tenant);
  const login = await currentUser();
  if (login?.boundTo)
    return (
      <>
        <ProviderAccount name={user.name} email={user.email} tenantName={tenant.name} />
        <LeaveCard tenantName={tenant.name} leave={leaveTenantAction.bind(null, tenant.slug)} />
      </>
    );
  return (
    <>
      <NameForm name={user.name} email={user.email} save={changeNameAction} />
      <PasswordForm email={user.email} passwordMinLength={PASSWORD_MIN_LENGTH} save={changePasswordAction} />
      <DeviceList
        devices={login ? await listDevices(login) : []}
        signOut={signOutDeviceAction}
        signOutOthers={signOutOtherDevicesAction}
      />
      <LeaveCard tenantName={tenant.name} leave={leaveTenantAction.bind(null, tenant.slug)} />
    </>
  );
}
