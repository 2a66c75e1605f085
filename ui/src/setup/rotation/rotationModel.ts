import type { RotationView } from '../../bindings';
import type { StepState } from '../../components/StepList';

export const rotationSteps = ['new', 'verify', 'switch', 'retire'] as const;
export type RotationStep = (typeof rotationSteps)[number];

/** The step that is up next, from what is saved; a dialog opened later resumes there. */
export function stepOf(rotation: RotationView | null): RotationStep {
  if (!rotation) return 'new';
  switch (rotation.state) {
    case 'stored':
    case 'refused':
      return 'verify';
    case 'verified':
      return 'switch';
    case 'switched':
      return 'retire';
  }
}

export function stepState(step: RotationStep, rotation: RotationView | null): StepState {
  const now = stepOf(rotation);
  if (step === now) return rotation?.state === 'refused' || rotation?.overdue ? 'problem' : 'current';
  return rotationSteps.indexOf(step) < rotationSteps.indexOf(now) ? 'done' : 'todo';
}

/** The day after `today`, both as `2026-10-06`; the calendar decides, not the clock. */
export function dayAfter(today: string): string | null {
  const moment = Date.parse(`${today}T12:00:00Z`);
  return Number.isFinite(moment) ? new Date(moment + 86_400_000).toISOString().slice(0, 10) : null;
}
