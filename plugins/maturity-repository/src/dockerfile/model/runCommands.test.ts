import { parseDockerfile } from '../parse';
import { commandsOfRun } from './runCommands';

const run = (text: string) =>
  commandsOfRun(
    parseDockerfile(`FROM a\n${text}`).instructions[1],
  ).commands.map(({ name, line }) => [name, line]);

describe('commandsOfRun', () => {
  it('knows the line of each command', () => {
    expect(run('RUN a && \\\n # no\n b \\\n && c')).toEqual([
      ['a', 2],
      ['b', 4],
      ['c', 5],
    ]);
  });

  it('reads a heredoc that is the script, and none that is data', () => {
    expect(run('RUN <<EOF\na\nb\nEOF')).toEqual([
      ['a', 3],
      ['b', 4],
    ]);
    expect(run('RUN bash -e <<EOF\na\nEOF')).toEqual([['a', 3]]);
    expect(run('RUN cat <<EOF > /x\nsudo a\nEOF')).toEqual([['cat', 2]]);
  });

  it('reads exec form', () => {
    expect(run('RUN ["apk", "add", "x"]')).toEqual([['apk', 2]]);
    expect(run('RUN ["sh", "-c", "a && b"]')).toEqual([
      ['sh', 2],
      ['a', 2],
      ['b', 2],
    ]);
  });
});
