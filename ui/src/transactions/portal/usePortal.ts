import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { announce, useHost } from '../../app/session';
import type { ErrorView, PortalDone, PortalEvent, PortalField, PortalPreview } from '../../bindings';
import { formatCount } from '../../format/ids';
import { toHostError } from '../../host';
import { wordsForError } from '../../i18n/en/errors';
import { portal as words } from '../../i18n/en/portal';

/** What a person may change about the reading of a file. */
export interface PortalChoices {
  /** Null leaves it to the headings. */
  fields: Array<PortalField | null> | null;
  terminalId: string | null;
  dayFirst: boolean | null;
}

export type PortalPhase = 'start' | 'looking' | 'looked' | 'saving' | 'done';

interface State {
  phase: PortalPhase;
  preview: PortalPreview | null;
  choices: PortalChoices;
  /** Whether rows that cannot be read are left out; agreed to for the rows shown, not for others. */
  skipBad: boolean;
  /** Something was chosen that the preview does not know yet. */
  changed: boolean;
  rowsDone: number;
  rows: number;
  stopping: boolean;
  notChosen: boolean;
  done: PortalDone | null;
  error: ErrorView | null;
}

export interface Portal extends State {
  /** Without a file at hand it asks for one. */
  look: (another?: boolean) => Promise<void>;
  save: () => Promise<void>;
  agree: (skipBad: boolean) => void;
  stop: () => void;
  choose: (part: Partial<PortalChoices>) => void;
}

const noChoices: PortalChoices = { fields: null, terminalId: null, dayFirst: null };
const fresh: State = {
  phase: 'start', preview: null, choices: noChoices, skipBad: false, changed: false, rowsDone: 0, rows: 0, stopping: false, notChosen: false, done: null, error: null,
};

function told(preview: PortalPreview): string {
  const blocked = preview.blockers[0];
  if (blocked) return `${words.blocked}. ${blocked}`;
  return words.looked(formatCount(preview.new), formatCount(preview.known), formatCount(preview.bad));
}

/** One import from the choice of the file to its end. */
export function usePortal(accountId: string): Portal {
  const host = useHost();
  const client = useQueryClient();
  const [state, setState] = useState<State>(fresh);
  const operation = useRef<string | null>(null);
  const change = (part: Partial<State>) => setState((known) => ({ ...known, ...part }));
  const onEvent = ({ rowsDone, rows }: PortalEvent) => change({ rowsDone, rows });

  /** Runs one stream; a failure or a cancel leads back to where it began. */
  const run = async (phase: PortalPhase, work: (operationId: string) => Promise<Partial<State>>, another = false) => {
    const before = state;
    const operationId = crypto.randomUUID();
    operation.current = operationId;
    change({ phase, rowsDone: 0, rows: 0, stopping: false, notChosen: false, error: null });
    try {
      change(await work(operationId));
    } catch (reason) {
      const error = toHostError(reason);
      const stopped = error.code === 'cancelled';
      // The rows of an earlier file must not stand, ready to import, under the refusal of another.
      const back = another && !stopped ? fresh : { phase: before.phase };
      change({ ...back, error: stopped ? null : error });
      announce(stopped ? words.canceled : wordsForError(error).title);
    }
    operation.current = null;
  };

  const look = (another = false) =>
    run('looking', async (operationId) => {
      const known = another ? null : state.preview;
      const choices = another ? noChoices : state.choices;
      const preview = await host.stream('portal_look', { operationId, accountId, importId: known?.importId ?? null, ...choices }, onEvent);
      if (preview.importId === null && preview.blockers.length === 0) {
        announce(words.notChosen);
        return { phase: state.preview ? 'looked' : 'start', notChosen: true };
      }
      announce(told(preview));
      return { phase: 'looked', preview, choices: { ...choices, fields: preview.columns.map((column) => column.field) }, skipBad: false, changed: false };
    }, another);

  const save = () =>
    run('saving', async (operationId) => {
      const { skipBad, preview } = state;
      const importId = preview?.importId;
      if (!importId) return { phase: 'start' };
      const done = await host.stream('portal_apply', { operationId, importId, skipBad }, onEvent);
      announce(done.sentence);
      void client.invalidateQueries({ queryKey: ['transactions'] });
      void client.invalidateQueries({ queryKey: ['sync'] });
      return { phase: 'done', done };
    });

  const stop = () => {
    const operationId = operation.current;
    if (!operationId) return;
    change({ stopping: true });
    host.call('operation_cancel', { operationId }).catch((reason: unknown) => change({ stopping: false, error: toHostError(reason) }));
  };
  const choose = (part: Partial<PortalChoices>) => change({ choices: { ...state.choices, ...part }, changed: true });
  const agree = (skipBad: boolean) => change({ skipBad });
  return { ...state, look, save, stop, agree, choose };
}
