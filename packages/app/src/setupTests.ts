import '@testing-library/jest-dom';

// Material UI 4 finds nodes in a way that React warns of; nothing here can change that.
const report = globalThis.console.error;
globalThis.console.error = (...messages: unknown[]) => {
  if (!/findDOMNode is deprecated/.test(String(messages[0]))) {
    report(...messages);
  }
};
