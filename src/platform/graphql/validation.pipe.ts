import { type ArgumentMetadata, Injectable, ValidationPipe } from '@nestjs/common';
import type { ValidationError } from 'class-validator';
import { AppError, badInput, type InputIssue } from '../errors/app-error.js';
import { brokenText } from '../errors/broken-text.js';

/** Checks arguments with class-validator and reports every fault with its path (`input.chain.0.cue`). */
@Injectable()
export class InputValidationPipe extends ValidationPipe {
  constructor() {
    super({
      transform: true,
      whitelist: true,
      stopAtFirstError: true,
      exceptionFactory: (errors) => toAppError(errors, ''),
    });
  }

  override async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    if (metadata.type === 'custom') return value;
    const broken = brokenText(value, metadata.data ?? '');
    if (broken) throw badInput(broken);
    try {
      return (await super.transform(value, metadata)) as unknown;
    } catch (error) {
      if (error instanceof AppError && metadata.data) throw prefixed(error, metadata.data);
      throw error;
    }
  }
}

function toAppError(errors: ValidationError[], prefix: string): AppError {
  const [first, ...rest] = errors.flatMap((error) => issuesOf(error, prefix));
  return badInput(first ?? { path: prefix, message: 'is not valid' }, ...rest);
}

/** What is wrong with a field and those below it, each fault with its dotted path. */
export function issuesOf(error: ValidationError, prefix: string): InputIssue[] {
  const path = prefix ? `${prefix}.${error.property}` : error.property;
  const own = Object.values(error.constraints ?? {}).map((message) => ({
    path,
    message: withoutProperty(message, error.property),
  }));
  return [...own, ...(error.children ?? []).flatMap((child) => issuesOf(child, path))];
}

/** class-validator's own messages begin with the property, which the path already says. */
function withoutProperty(message: string, property: string): string {
  return message.startsWith(`${property} `) ? message.slice(property.length + 1) : message;
}

function prefixed(error: AppError, argument: string): AppError {
  const issues = (error.details.issues as InputIssue[]).map((issue) => ({
    ...issue,
    path: `${argument}.${issue.path}`,
  }));
  const [first, ...rest] = issues;
  return first ? badInput(first, ...rest) : error;
}
