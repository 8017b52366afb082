import { main } from './main';
import { Output } from './surroundings';

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
