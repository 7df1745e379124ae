/**
 * Something only the operator can put right. The message is one line for a terminal: what is wrong, where,
 * and what would be right. The process prints it without a stack and exits with `exitCode`.
 */
export class FatalError extends Error {
  readonly exitCode = 1;

  constructor(message: string, options?: ErrorOptions) {
    super(message.replace(/\s*\n\s*/g, ' '), options);
    this.name = new.target.name;
  }
}
