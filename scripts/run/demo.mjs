import path from "node:path";
import { build, isBuilt } from "./build.mjs";
import { endRunningCommands } from "./command.mjs";
import { takeDataFolder } from "./data-folder.mjs";
import { install, isInstalled } from "./install.mjs";
import { demandFreePort } from "./ports.mjs";
import { showStep } from "./progress.mjs";
import { ROOT } from "./project.mjs";
import { Refusal, reportFailure } from "./refusal.mjs";
import { readOrMakeSecrets } from "./secrets.mjs";
import { readSettings } from "./settings.mjs";
import { startStack, stopServices } from "./stack.mjs";
import { whenToldToStop } from "./stop-signals.mjs";

/** `npm run demo`: installs and builds when needed, starts everything, and stays until Ctrl-C or a failure. */
export async function demo() {
  const services = [];
  let release = () => {};
  let isStopping = false;
  const stop = async (exitCode) => {
    isStopping = true;
    endRunningCommands();
    await stopServices(services);
    release();
    process.exit(exitCode);
  };

  whenToldToStop({
    first: () => {
      console.log("\nStopping …");
      stop(0);
    },
    again: () => {
      for (const service of services) service.kill();
      release();
      process.exit(1);
    },
  });

  try {
    const settings = readSettings();
    release = takeDataFolder(settings.dataFolder);
    await demandFreePort(settings.port, "PORT");
    await demandFreePort(settings.sandboxPort, "SANDBOX_PORT");
    const kept = await readOrMakeSecrets(settings.dataFolder);
    const secrets = {
      ...kept,
      password: settings.password ?? kept.password,
      apiToken: settings.apiToken ?? kept.apiToken,
    };
    console.log("\nDebrief demo\n");
    if (!(await isInstalled())) await showStep("Installing packages", install);
    if (!(await isBuilt())) await showStep("Building", build);
    await startStack({ settings, secrets, services });
    console.log(welcome(settings, secrets));
    await Promise.race(services.map((service) => service.ended));
    const gone = services.find((service) => service.hasEnded());
    if (!isStopping && gone) throw new Refusal(await gone.describeEnd());
  } catch (error) {
    if (isStopping) return;
    reportFailure(error);
    await stop(1);
  }
}

function welcome({ port, sandboxPort, dataFolder, publicUrl }, { password, apiToken }) {
  const folder = path.relative(ROOT, dataFolder);
  const shownFolder = folder.startsWith("..") || path.isAbsolute(folder) ? dataFolder : folder;
  return `
Debrief is ready.

  Address    ${publicUrl}
  Sign in    owner@acme.test       owner of Acme, operator of the installation
             reviewer@acme.test    reviewer at Acme
             owner@globex.test     owner of Globex, another tenant
             grace@acme.test       admin at Acme; daniel, ben: recruiters; sofia, jonas, claire: reviewers
  Password   ${password}
  API token  ${apiToken}

  curl -H "X-API-Key: ${apiToken}" http://localhost:${port}/api/v1/interview/sessions

  The sandbox platform listens on http://localhost:${sandboxPort}, logs are in ${path.join(shownFolder, "logs")}.
  Ctrl-C stops everything; the data stays in ${shownFolder}.
`;
}
