// Loaded before the language server's own code (`node --import`): keeps what the server tells its client of errors in
// the file that MACHLINT_SERVER_ERRORS names. The editor's own log is of no use: it writes none without native modules.
import { appendFileSync } from 'node:fs';

const path = process.env['MACHLINT_SERVER_ERRORS'];
const send = process.send?.bind(process);
if (path !== undefined && send !== undefined && process.argv.includes('lsp')) {
  process.send = (message, ...rest) => {
    const text = errorIn(message);
    if (text !== undefined) appendFileSync(path, `${JSON.stringify(text)}\n`);
    return send(message, ...rest);
  };
  process.on('uncaughtExceptionMonitor', (error) => {
    appendFileSync(path, `${JSON.stringify(String(error))}\n`);
  });
}

/** A request that failed, or an error that the server logs. That an answer is not wanted any more is no error. */
function errorIn({ error, method, params }) {
  const isTakenBack = error !== undefined && error.code <= -32800 && error.code >= -32802;
  if (error !== undefined) return isTakenBack ? undefined : error.message;
  return method === 'window/logMessage' && params.type === 1 ? params.message : undefined;
}
