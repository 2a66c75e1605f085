import { createStore } from '../app/store';
import { HostError, toHostError } from '../host';

interface Question {
  /** Whose password; empty where the program did not say. */
  name: string;
  asked: Promise<void>;
  /** The password was right. */
  go(): void;
  /** The person changed their mind, or somebody else has signed in. */
  stop(reason?: unknown): void;
}

/** The one question for a password that is open now. */
export const stepUpQuestion = createStore<Question | null>(null);

const cancelled = () => new HostError({ code: 'cancelled', message: '', details: { stepUp: true } });

/** The person closed the question for the password: nothing was done and nothing needs to be said. */
export function isStepUpCancelled(reason: unknown): boolean {
  const { code, details } = toHostError(reason);
  return code === 'cancelled' && details['stepUp'] === true;
}

function ask(name: string): Promise<void> {
  const open = stepUpQuestion.get();
  if (open) return open.asked;
  let go = () => undefined as void;
  let stop: Question['stop'] = () => undefined;
  const asked = new Promise<void>((resolve, reject) => {
    go = () => {
      stepUpQuestion.set(null);
      resolve();
    };
    stop = (reason) => {
      stepUpQuestion.set(null);
      reject(reason ?? cancelled());
    };
  });
  stepUpQuestion.set({ name, asked, go, stop });
  return asked;
}

/**
 * Gives a command; where the program wants the password once more, asks for it and then gives the
 * command once again, exactly once. Rejects as the command does; `isStepUpCancelled` tells a change of mind.
 */
export async function withStepUp<T>(command: () => Promise<T>): Promise<T> {
  try {
    return await command();
  } catch (reason) {
    const error = toHostError(reason);
    if (error.code !== 'step_up_needed') throw error;
    const { name } = error.details;
    await ask(typeof name === 'string' ? name : '');
  }
  return command();
}

export interface StepUp {
  run<T>(command: () => Promise<T>): Promise<T>;
}

const stepUp: StepUp = { run: withStepUp };

/** `run(() => host.call(…))` for every command that may answer `step_up_needed`. */
export function useStepUp(): StepUp {
  return stepUp;
}
