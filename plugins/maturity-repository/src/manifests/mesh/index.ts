export { linkMesh } from './linkMesh';
export * from './shapes';
