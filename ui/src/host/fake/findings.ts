// To come.
import type { AppStatus } from '../../bindings';
import { HostError } from '../error';
import type { Handlers } from '../fake';

export type FindingsCalls = Pick<
  Handlers,
  'checklist' |
  'checklist_update' |
  'setup_findings' |
  'evidence_look' |
  'evidence_answer' |
  'pin_swap' |
  'rotation_start' |
  'rotation_verify' |
  'rotation_switch' |
  'rotation_back' |
  'rotation_retire'
>;

function notYet(): never {
  throw new HostError({ code: 'not_found', message: 'Not here yet.', details: {} });
}

export function findingsHandlers(_status: AppStatus, _changed: () => void): FindingsCalls {
  return {
    checklist: notYet,
    checklist_update: notYet,
    setup_findings: notYet,
    evidence_look: notYet,
    evidence_answer: notYet,
    pin_swap: notYet,
    rotation_start: notYet,
    rotation_verify: notYet,
    rotation_switch: notYet,
    rotation_back: notYet,
    rotation_retire: notYet,
  };
}
