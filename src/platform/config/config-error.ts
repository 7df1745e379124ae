import { FatalError } from '../errors/fatal-error.js';

/** A wrong environment variable. The message names it, shows its value and says what would be right. */
export class ConfigError extends FatalError {}
