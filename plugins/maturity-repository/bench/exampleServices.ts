/** Paths and texts of files. */
export type Files = Array<[path: string, text: string]>;

/** The services of the example repository. */
export const services = [
  { name: 'orders', language: 'node', port: 8080 },
  { name: 'baskets', language: 'node', port: 8082 },
  { name: 'stock', language: 'go', port: 8080 },
  { name: 'forecast', language: 'python', port: 8000 },
] as const;

/** A service's language. */
export type Language = (typeof services)[number]['language'];
