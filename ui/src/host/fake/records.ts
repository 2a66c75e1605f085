// To come.
import type { AppStatus } from '../../bindings';
import { HostError } from '../error';
import type { Handlers } from '../fake';

export type RecordsCalls = Pick<
  Handlers,
  'account_edit' |
  'user_add' |
  'user_edit' |
  'user_impact' |
  'user_set_active' |
  'user_rights' |
  'user_tick_right' |
  'terminal_add' |
  'terminal_edit' |
  'terminal_impact' |
  'terminal_set_active' |
  'terminal_record' |
  'terminal_set_intentions' |
  'terminal_photo' |
  'terminal_photo_choose' |
  'terminal_photo_remove' |
  'address_add' |
  'address_edit' |
  'address_remove' |
  'setup_history' |
  'setup_undo'
>;

function notYet(): never {
  throw new HostError({ code: 'not_found', message: 'Not here yet.', details: {} });
}

export function recordsHandlers(_status: AppStatus, _changed: () => void): RecordsCalls {
  return {
    account_edit: notYet,
    user_add: notYet,
    user_edit: notYet,
    user_impact: notYet,
    user_set_active: notYet,
    user_rights: notYet,
    user_tick_right: notYet,
    terminal_add: notYet,
    terminal_edit: notYet,
    terminal_impact: notYet,
    terminal_set_active: notYet,
    terminal_record: notYet,
    terminal_set_intentions: notYet,
    terminal_photo: notYet,
    terminal_photo_choose: notYet,
    terminal_photo_remove: notYet,
    address_add: notYet,
    address_edit: notYet,
    address_remove: notYet,
    setup_history: notYet,
    setup_undo: notYet,
  };
}
