import '@testing-library/jest-dom';
import { configure } from '@testing-library/react';

// Whole apps are rendered here, which takes a busy machine its time; no test is about how long.
configure({ asyncUtilTimeout: 20_000 });
jest.setTimeout(60_000);

// Material UI 4 writes CSS that jsdom's parser doesn't know, and finds nodes in a way that React warns of; the
// test apps use a router that tells of its next version. No test depends on any of it.
const noise =
  /Could not parse CSS stylesheet|\[JSS\]|findDOMNode is deprecated|React Router Future Flag|registered as IconComponent/;

const { console: output } = globalThis;
for (const method of ['error', 'warn'] as const) {
  const report = output[method];
  output[method] = (...messages: unknown[]) => {
    if (!noise.test(String(messages[0]))) {
      report(...messages);
    }
  };
}
