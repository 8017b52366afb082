export interface Config {
  /** The golden paths: templates that make a service which passes the checklist. */
  goldenPath?: {
    /**
     * Publishing to a directory of this machine, for trying the golden paths without a source code host.
     * Absent, as it should be in production, the action refuses and the catalog provider is off.
     */
    localPublish?: {
      /**
       * The one directory below which services are written, and whose `<name>/catalog-info.yaml` the catalog serves.
       * A relative path starts at the backend's working directory (`packages/backend`).
       * Where the backend has several replicas they must share it.
       */
      root: string;
      /**
       * Seconds between two looks at the directory.
       *
       * @default 2
       */
      pollSeconds?: number;
    };
  };
}
