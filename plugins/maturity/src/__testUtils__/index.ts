export { checklist } from './checklist';
export { mendedScorecard, phaseScore, scorecard } from './scorecard';
export { entity, fakeApi, responseError } from './fakes';
export { overview } from './overview';
