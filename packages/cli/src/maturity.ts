import module from 'node:module';
import path from 'node:path';
import { main } from './main';
import { Output } from './surroundings';

// Where Node can (from 22.8), what it compiled is kept: the next start takes two thirds of the time. In the user's own
// directory, since whoever can write there decides what is run. `NODE_DISABLE_COMPILE_CACHE=1` turns it off.
const { XDG_CACHE_HOME, HOME } = process.env;
const caches = XDG_CACHE_HOME || (HOME && path.join(HOME, '.cache'));
if (caches) {
  module.enableCompileCache?.(path.join(caches, 'container-maturity/compiled'));
}

// A reader that has seen enough (`maturity evidence . | head`) is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') {
    throw error;
  }
  process.exit();
});

function outputOf(stream: NodeJS.WriteStream): Output {
  return {
    write: text => {
      stream.write(text);
    },
    isTTY: Boolean(stream.isTTY),
    columns: stream.columns,
  };
}

// The exit code is set, not forced: what is still on its way into a pipe arrives.
main(process.argv.slice(2), {
  cwd: process.cwd(),
  env: process.env,
  stdout: outputOf(process.stdout),
  stderr: outputOf(process.stderr),
}).then(code => {
  process.exitCode = code;
});
