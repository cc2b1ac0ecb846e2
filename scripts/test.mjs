// Only old syntax and no static import of other modules but this one: an old Node must get as far as its message.
import { refuseOldNode } from "./run/node-version.mjs";

refuseOldNode();
import("./run/test.mjs").then(({ test }) => test());
