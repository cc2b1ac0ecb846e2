/** Why a batch waits, and what is to be done about it. */
export type PauseWords = { title: string; advice: string };

const BY_CODE: Record<string, PauseWords> = {
  INSUFFICIENT_CREDITS: {
    title: "The platform has no credits left",
    advice: "Add credits at ZenHire, then continue. Nobody is invited twice.",
  },
  MISSING_PERMISSION: {
    title: "The platform key may not start interviews",
    advice:
      "It lacks the “interview” permission. Ask ZenHire for it or enter another key under Settings, then continue.",
  },
  PERSONA_NOT_FOUND: {
    title: "The platform no longer has this role",
    advice: "Restore it at ZenHire and continue, or invite those who are left to another role.",
  },
  REQUEST_REFUSED: {
    title: "The platform does not accept these invitations",
    advice: "Check the tags and the consent mode, then invite again.",
  },
  PLATFORM_KEY_MISSING: {
    title: "The connection to the platform was removed or disabled",
    advice: "Enable it under Settings, then continue.",
  },
  PLATFORM_KEY_UNREADABLE: {
    title: "The stored platform key cannot be opened",
    advice: "Enter it again under Settings, then continue.",
  },
};

/** The words for a pause; `goesOnByItself` when it ends without anybody. */
export function pauseWords(code: string, goesOnByItself: boolean): PauseWords {
  if (goesOnByItself)
    return {
      title: "The platform asked for a pause",
      advice: "Invitations resume automatically. There is nothing to do.",
    };
  return (
    BY_CODE[code] ?? {
      title: "The platform refused the key",
      advice: `It says ${code}. Check the connection under Settings, then continue.`,
    }
  );
}
