import type { ComponentProps } from "react";
import { Select } from "@/components/ui/select";
import type { Role } from "@/lib/auth/roles";
import { roleName } from "@/lib/format/role-name";

type RoleSelectProps = Omit<ComponentProps<"select">, "onChange" | "value"> & {
  roles: Role[];
  value: Role;
  onChange: (role: Role) => void;
};

/** A choice among roles. */
export function RoleSelect({ roles, onChange, ...rest }: RoleSelectProps) {
  return (
    <Select {...rest} onChange={(event) => onChange(event.target.value as Role)}>
      {roles.map((role) => (
        <option key={role} value={role}>
          {roleName(role)}
        </option>
      ))}
    </Select>
  );
}
