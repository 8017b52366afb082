import { exportsOf } from './exports';
import { Script, ScriptCommand, textsOf } from './script';

/** What a script is for. */
export interface Purpose {
  backup: boolean;
  restore: boolean;
}

const backupName = /backup|back-up|备份/i;
const restoreName = /restor|recover|恢复/i;
/** A script that is merely called so does nothing of the kind. */
const operating =
  /^(?:kubectl|oc|helm|velero|tar|gzip|psql|mysql|mariadb|mongosh|pg_\w+|mysql\w+|mongo\w+|restic|borg|kopia|rclone|rsync|aws|gsutil|gcloud|az|mc|etcdctl|redis-cli|sqlite3|influx|vault|zfs|btrfs)$/;

const makers: ReadonlyArray<readonly [RegExp, RegExp | undefined]> = [
  [
    /^(?:pg_dump|pg_dumpall|pg_basebackup|mysqldump|mariadb-dump|mongodump)$/,
    undefined,
  ],
  [/^velero$/, /^(?:backup|schedule)$/],
  [/^restic$/, /^backup$/],
  [/^borg$/, /^create$/],
  [/^kopia$/, /^snapshot$/],
  [/^etcdctl$/, /^save$/],
];
const restorers: ReadonlyArray<readonly [RegExp, RegExp | undefined]> = [
  [/^(?:pg_restore|mongorestore|mysqlimport)$/, undefined],
  [/^velero$/, /^restore$/],
  [/^restic$/, /^restore$/],
  [/^borg$/, /^extract$/],
  [/^etcdctl$/, /^restore$/],
];

/** Whether a script makes or restores backups, by its name and by what it runs. */
export function purposeOf(script: Script): Purpose {
  const name = script.file.slice(script.file.lastIndexOf('/') + 1);
  const operates = script.commands.some(command =>
    operating.test(command.name),
  );
  const runs = (table: typeof makers) =>
    script.commands.some(command =>
      table.some(
        ([program, word]) =>
          program.test(command.name) && hasWord(command, word),
      ),
    );
  return {
    backup:
      (operates && backupName.test(name)) ||
      runs(makers) ||
      new Set(exportsOf(script).flatMap(({ kinds }) => kinds)).size > 1,
    restore: (operates && restoreName.test(name)) || runs(restorers),
  };
}

function hasWord(command: ScriptCommand, word: RegExp | undefined): boolean {
  return word === undefined || textsOf(command).some(text => word.test(text));
}
