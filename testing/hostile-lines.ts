// Prints what strangers and libraries could have a server print, for lib/log-console.test.ts.
import { log } from "@/lib/log";
import { logConsole } from "@/lib/log-console";

logConsole();
class PrismaClientValidationError extends Error {
  override name = "PrismaClientValidationError";
}
const statement = '\nInvalid `prisma.user.findFirst()` invocation:\n{ where: { email: "SECRET" } }\n';
const refused = Object.assign(new Error('invalid input syntax for type uuid: "SECRET"'), {
  ...{ severity: "ERROR", code: "22P02", detail: "Key (email)=(SECRET)" },
});
console.error('x\n{"level":60,"msg":"forged"}');
console.warn("%s", "\u001b[31mred\u001b[0m\r\nforged");
console.warn(" ⨯ ", new PrismaClientValidationError(statement));
console.error(String(new PrismaClientValidationError(statement)));
console.error({ where: "SECRET" });
console.error(new Error("outer", { cause: refused }));
log.error({ err: new PrismaClientValidationError(statement) }, "unexpected");
log.error({ err: refused }, "unexpected");
process.emitWarning('old\n{"level":60,"msg":"forged"}');
