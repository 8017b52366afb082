export { findRenderTools, findTool } from './findTools';
