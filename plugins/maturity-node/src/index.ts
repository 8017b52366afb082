/**
 * For authors of collectors: createCollector and the extension points.
 *
 * @packageDocumentation
 */
export * from './collector';
export * from './extensionPoint';
