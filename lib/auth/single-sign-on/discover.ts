import {
  allowInsecureRequests,
  ClientSecretBasic,
  ClientSecretPost,
  type Configuration,
  customFetch,
  discovery,
  enableNonRepudiationChecks,
} from "openid-client";
import { AppError } from "@/lib/errors";
import { guardedFetch, isProviderAddress } from "./guarded-fetch";
import type { Client } from "./provider";

const TIMEOUT_S = 10;

/**
 * Reads what a provider says of itself, by which the rest of the flow goes. Throws `invalid_input`, in words for whoever
 * set it up, when it cannot be read or is of no use.
 */
export async function discover({ issuer, clientId, clientSecret }: Client): Promise<Configuration> {
  if (!isProviderAddress(issuer))
    throw new AppError("invalid_input", "The issuer must be a public https:// address.");
  const isPlain = issuer.startsWith("http://");
  const configuration = await discovery(
    new URL(issuer),
    clientId,
    {},
    (server, ...call) => {
      // Without a word of it a provider takes HTTP Basic; in a body nothing of the secret needs encoding.
      const takesPost = server.token_endpoint_auth_methods_supported?.includes("client_secret_post");
      const method = takesPost ? ClientSecretPost(clientSecret) : ClientSecretBasic(clientSecret);
      return method(server, ...call);
    },
    {
      [customFetch]: guardedFetch,
      timeout: TIMEOUT_S,
      // Beyond TLS to where the token comes from, its signature is checked too.
      execute: [enableNonRepudiationChecks, ...(isPlain ? [allowInsecureRequests] : [])],
    },
  ).catch((cause: unknown) => {
    throw new AppError("invalid_input", "No identity provider responded at this address. Check the issuer.", {
      cause,
    });
  });
  const {
    authorization_endpoint: authorization,
    token_endpoint: token,
    jwks_uri: keys,
  } = configuration.serverMetadata();
  if (![authorization, token, keys].every((address) => address && isProviderAddress(address)))
    throw new AppError("invalid_input", "The provider at this address does not support what Debrief needs.");
  return configuration;
}
