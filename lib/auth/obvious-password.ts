const OBVIOUS = new Set([
  ...["password", "passwort", "passw", "pass", "motdepasse", "contrasena", "senha", "wachtwoord", "kennwort"],
  ...[
    "welcome",
    "willkommen",
    "letmein",
    "iloveyou",
    "changeme",
    "secret",
    "geheim",
    "admin",
    "administrator",
  ],
  ...[
    "qwerty",
    "qwertyuiop",
    "qwertz",
    "qwertzuiop",
    "azerty",
    "azertyuiop",
    "asdfghjkl",
    "zxcvbnm",
    "yxcvbnm",
  ],
  ...["monkey", "dragon", "sunshine", "princess", "football", "baseball", "superman", "trustno", "starwars"],
  ...[
    "debrief",
    "interview",
    "interviews",
    "recruiting",
    "zenhire",
    "company",
    "test",
    "guest",
    "user",
    "login",
  ],
]);
const LEAST_DIFFERENT = 5;
const ROWS = ["abcdefghijklmnopqrstuvwxyz", "01234567890123456789", "qwertyuiopasdfghjklzxcvbnm"];

/**
 * Whether a password is among the first that somebody would try: a well-known word with digits and signs around it, once
 * or repeated; a run along the alphabet, the digits or the keyboard; or hardly any characters.
 */
export function isObviousPassword(password: string): boolean {
  const plain = password.toLowerCase();
  if (new Set(plain).size < LEAST_DIFFERENT) return true;
  if (ROWS.some((row) => isRun(plain, row))) return true;
  const letters = plain.replaceAll(/[^\p{L}]/gu, "");
  return [...OBVIOUS].some(
    (word) => word.length > 2 && letters !== "" && letters.replaceAll(word, "") === "",
  );
}

function isRun(text: string, row: string): boolean {
  const backwards = [...row].reverse().join("");
  return row.includes(text) || backwards.includes(text);
}
