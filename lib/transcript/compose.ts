/** Longer runs of marks no language writes; putting n marks in order takes a runtime n² steps. */
const LONG_RUN = /\p{M}{30}/gu;
/** Stands between marks, shows nothing and keeps them in their order (Stream-Safe Text Format, UAX 15). */
const JOINER = "\u034f";

/** The text in NFC, in time linear in its length, whatever it is made of. */
export function compose(text: string): string {
  return text.replace(LONG_RUN, `$&${JOINER}`).normalize("NFC");
}
