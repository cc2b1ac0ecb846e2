const IDLE_CHECK_MS = 50;

/**
 * What stops `server`: it takes no more connections and answers the requests that it has. Resolves when they are
 * answered; those that take longer than `withinMs` are cut off.
 */
export function stoppable(server) {
  return (withinMs) =>
    new Promise((resolve) => {
      // A connection that is kept alive becomes idle when its request is answered.
      const idle = setInterval(() => server.closeIdleConnections(), IDLE_CHECK_MS);
      const cut = setTimeout(() => server.closeAllConnections(), withinMs);
      server.close(() => {
        clearInterval(idle);
        clearTimeout(cut);
        resolve();
      });
    });
}
