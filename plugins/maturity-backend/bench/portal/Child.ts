import { ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { open, readFile } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';
import { Answer, Asked, Question } from './protocol';

const TIMEOUT_MS = 180_000;

/** Another process, which does what it is asked. */
export class Child {
  private lastId = 0;

  private constructor(
    private readonly process: ChildProcess,
    private readonly died: Promise<never>,
  ) {}

  /** Starts a file; what the process prints goes to `log`. */
  static async start(
    file: string,
    options: { log: string; args?: string[]; env?: Record<string, string> },
  ): Promise<Child> {
    const log = await open(options.log, 'w');
    const process_ = fork(file, options.args ?? [], {
      env: { ...process.env, ...options.env },
      stdio: ['ignore', log.fd, log.fd, 'ipc'],
    });
    await log.close();
    const died = once(process_, 'exit').then(async ([code]) => {
      const printed = await readFile(options.log, 'utf8');
      throw new Error(`${file} ended with ${code}:\n${printed.slice(-4000)}`);
    });
    died.catch(() => {});
    const child = new Child(process_, died);
    await child.answer(0);
    return child;
  }

  /** The type of the answer is what the asked command gives. */
  async ask<T = void>(question: Question): Promise<T> {
    this.lastId += 1;
    const asked: Asked = { id: this.lastId, question };
    const answer = this.answer(asked.id);
    this.process.send(asked);
    const { result, error } = await answer;
    if (error) {
      throw new Error(`${question.command}: ${error}`);
    }
    return result as T;
  }

  async stop(): Promise<void> {
    if (this.process.exitCode === null && this.process.signalCode === null) {
      const exited = once(this.process, 'exit');
      this.process.kill('SIGTERM');
      await exited;
    }
  }

  private async answer(id: number): Promise<Answer> {
    const waiting = new AbortController();
    const tooLate = setTimeout(TIMEOUT_MS, undefined, {
      signal: waiting.signal,
    }).then(() => {
      throw new Error(`No answer within ${TIMEOUT_MS / 1000} s`);
    });
    tooLate.catch(() => {});
    try {
      return await Promise.race([this.message(id), this.died, tooLate]);
    } finally {
      waiting.abort();
    }
  }

  /** There are others: the transform of TypeScript tells which files it has read. */
  private message(id: number): Promise<Answer> {
    return new Promise(resolve => {
      const listen = (answer: Answer) => {
        if (answer.id === id) {
          this.process.off('message', listen);
          resolve(answer);
        }
      };
      this.process.on('message', listen);
    });
  }
}
