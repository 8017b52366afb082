export { commandNames, parseArguments } from './parse';
export { helpTexts } from './helpTexts';
export { checkFormats, diffFormats } from './invocation';
export type {
  CheckFormat,
  CheckInvocation,
  DiffFormat,
  DiffInvocation,
  EvidenceInvocation,
  ExplainInvocation,
  Invocation,
  LintInvocation,
  OutputFile,
  RenderPrograms,
  Target,
} from './invocation';
