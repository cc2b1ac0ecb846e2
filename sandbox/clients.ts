/** The platform keys of the sandbox's two clients. They open nothing but the sandbox. */
export const SANDBOX_KEYS = {
  acme: "zh_api_sandbox_acme_000000000000000001",
  globex: "zh_api_sandbox_globex_0000000000000002",
} as const;
