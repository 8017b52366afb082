import '@testing-library/jest-dom';
import { configure } from '@testing-library/react';

// A whole app is rendered here, which takes a busy machine its time; no test is about how long.
configure({ asyncUtilTimeout: 20_000 });
jest.setTimeout(60_000);

// Material UI 4 finds nodes in a way that React warns of; nothing here can change that.
const report = globalThis.console.error;
globalThis.console.error = (...messages: unknown[]) => {
  if (!/findDOMNode is deprecated/.test(String(messages[0]))) {
    report(...messages);
  }
};
