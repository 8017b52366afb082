export { privateKeysSection } from './privateKeys';
