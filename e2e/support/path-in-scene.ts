import type { AccessScene } from "./access-scene";

/** An address with what the scene has for its `[parameters]`. */
export function pathInScene(scene: AccessScene, path: string): string {
  const tokenOf: Record<string, string | undefined> = {
    // Opening a link again gives its visitor another cookie than the scene's.
    review: path.endsWith("/open") ? scene.reviewLinks[0]?.token : scene.linkToken,
    invitation: scene.invitations[0]?.token,
    "new-email": scene.emailTokens[0]?.token,
    "new-password": scene.resetTokens[0]?.token,
    unsubscribe: scene.mailTokens[0],
  };
  const [, kind = ""] = /([\w-]+)\/\[token\]/.exec(path) ?? [];
  const parts: Record<string, string | undefined> = {
    "[tenant]": scene.tenant,
    "[interviewId]": scene.interviewId,
    "[candidateId]": scene.pairs[0]?.id,
    "[linkId]": path.startsWith("/t/") ? scene.reviewLinks[0]?.id : scene.linkId,
    "[batchId]": scene.invites[0]?.batchId,
    "[scorecardId]": scene.scorecards[0]?.id,
    "[sessionId]": scene.sessionId,
    "[report]": "funnel",
    "[logoId]": "0190a000-0000-7000-8000-000000000000",
    "[...nextauth]": "session",
    "[token]": tokenOf[kind],
  };
  return path.replaceAll(/\[[^\]]+\]/g, (part) => {
    const value = parts[part];
    if (value === undefined) throw new Error(`Say in path-in-scene.ts what ${part} of ${path} stands for.`);
    return value;
  });
}
