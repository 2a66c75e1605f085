import { HostError } from '../error';

/** Commands the invented town does not answer yet. */
const refuse = (): never => {
  throw new HostError({ code: 'internal', message: 'The invented town cannot do this.', details: {} });
};

export const notYet = {
  note_edit: refuse,
  note_remove: refuse,
  attachment_add: refuse,
  attachment_open: refuse,
  attachment_remove: refuse,
  home: refuse,
  chart: refuse,
  export_preview: refuse,
  history_state: refuse,
};

export const notYetStreams = {
  export_start: async () => refuse(),
  portal_look: async () => refuse(),
  portal_apply: async () => refuse(),
};
