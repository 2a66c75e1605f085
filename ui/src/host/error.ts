import type { ErrorView } from '../bindings';

/** The one error type screens ever see. */
export class HostError extends Error implements ErrorView {
  readonly code: string;
  readonly details: Record<string, unknown>;

  constructor(view: ErrorView) {
    super(view.message);
    this.name = 'HostError';
    this.code = view.code;
    this.details = view.details;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Commands reject with `{code, message, details}`; the shell itself rejects with a plain string. */
export function toHostError(reason: unknown): HostError {
  if (reason instanceof HostError) return reason;
  if (typeof reason === 'string') return new HostError({ code: 'internal', message: reason, details: {} });
  if (isRecord(reason)) {
    const { code, message, details } = reason;
    return new HostError({
      code: typeof code === 'string' ? code : 'internal',
      message: typeof message === 'string' ? message : '',
      details: isRecord(details) ? details : {},
    });
  }
  return new HostError({ code: 'internal', message: '', details: {} });
}
