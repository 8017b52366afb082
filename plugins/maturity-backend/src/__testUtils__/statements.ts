import { Knex } from 'knex';

/** SQL statements that ran on a database since `clear`. */
export class Statements {
  private all: string[] = [];

  constructor(knex: Knex) {
    knex.on('query', ({ sql }: { sql: string }) => this.all.push(sql));
  }

  clear(): void {
    this.all = [];
  }

  /** Without the bounds of transactions and settings of a connection. */
  get list(): string[] {
    return this.all.filter(sql =>
      /^\s*(select|insert|update|delete|with)/i.test(sql),
    );
  }

  /** Tables that were written to, in order. */
  get written(): string[] {
    return this.list.flatMap(
      sql =>
        sql.match(
          /^\s*(?:insert into|update|delete from) [`"]?(\w+)[`"]?/i,
        )?.[1] ?? [],
    );
  }
}
