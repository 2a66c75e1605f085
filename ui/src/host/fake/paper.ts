// To come.
import type { AppStatus } from '../../bindings';
import { HostError } from '../error';
import type { Handlers } from '../fake';

export type PaperCalls = Pick<
  Handlers,
  'pin_reveal' |
  'pin_copy' |
  'call_sheet' |
  'call_sheet_write' |
  'handoff_view' |
  'handoff_write' |
  'handoff_check_passphrase' |
  'configuration_export' |
  'configuration_preview' |
  'configuration_apply' |
  'configuration_days' |
  'configuration_compare' |
  'spreadsheet_preview' |
  'spreadsheet_apply' |
  'spreadsheet_template'
>;

function notYet(): never {
  throw new HostError({ code: 'not_found', message: 'Not here yet.', details: {} });
}

export function paperHandlers(_status: AppStatus, _changed: () => void): PaperCalls {
  return {
    pin_reveal: notYet,
    pin_copy: notYet,
    call_sheet: notYet,
    call_sheet_write: notYet,
    handoff_view: notYet,
    handoff_write: notYet,
    handoff_check_passphrase: notYet,
    configuration_export: notYet,
    configuration_preview: notYet,
    configuration_apply: notYet,
    configuration_days: notYet,
    configuration_compare: notYet,
    spreadsheet_preview: notYet,
    spreadsheet_apply: notYet,
    spreadsheet_template: notYet,
  };
}
