import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { AppStatus, SetupDraft, SetupStep } from '../bindings';
import { statusKey, useHost } from '../app/session';
import type { SummaryItem } from '../components/ErrorSummary';
import { toHostError, type HostError } from '../host';
import { commits } from './commits';
import { fieldIds } from './fields';
import { accountOf, canOpen, emptyDraft, openableDraft, stepOrder, unfinished } from './model';
import type { PinRowHandle } from './pins/PinRow';
import { useAbsorb } from './useAbsorb';
import { useFieldChecks } from './useFieldChecks';
import type { WizardTools } from './wizardContext';

function startingDraft(status: AppStatus): SetupDraft {
  const begun = unfinished(status);
  return begun ? openableDraft(begun.draft, begun.account) : emptyDraft;
}

/** The draft as typed, and its copy on disk: written in order, never with a secret. */
function useDraft(status: AppStatus) {
  const host = useHost();
  const [draft, setDraft] = useState(() => startingDraft(status));
  const [failure, setFailure] = useState<HostError | null>(null);
  const latest = useRef(draft);
  const writing = useRef<Promise<void>>(Promise.resolve());
  const update = useCallback<WizardTools['update']>((change) => {
    const part = typeof change === 'function' ? change(latest.current) : change;
    latest.current = { ...latest.current, ...part };
    setDraft(latest.current);
  }, []);
  const save = useCallback(() => {
    writing.current = writing.current
      .then(() => host.call('setup_draft_save', latest.current))
      .then(() => setFailure(null))
      .catch((reason: unknown) => setFailure(toHostError(reason)));
    return writing.current;
  }, [host]);
  const fail = useCallback((reason: unknown) => setFailure(toHostError(reason)), []);
  return { draft, latest, update, save, failure, fail };
}

export interface Wizard {
  tools: WizardTools;
  problems: SummaryItem[];
  /** Counts failed attempts, so that the summary takes the focus each time. */
  attempt: number;
  busy: boolean;
  finished: boolean;
  draftFailure: HostError | null;
  open(step: SetupStep): void;
  next(): Promise<void>;
  back(): void;
  later(): Promise<void>;
  show(step: SetupStep, problems: SummaryItem[]): void;
  /** Goes on although the listed PINs are missing. */
  skip(): void;
}

export function useWizard(status: AppStatus): Wizard {
  const host = useHost();
  const client = useQueryClient();
  const absorb = useAbsorb();
  const checks = useFieldChecks();
  const { draft, latest, update, save, failure, fail } = useDraft(status);
  const [problems, setProblems] = useState<SummaryItem[]>([]);
  const [attempt, setAttempt] = useState(0);
  const [busy, setBusy] = useState(false);
  const [finished, setFinished] = useState(false);
  const pinRows = useMemo(() => new Map<string, PinRowHandle>(), []);
  const account = accountOf(status, draft);
  const tools: WizardTools = {
    host,
    status,
    account,
    draft,
    update,
    absorb,
    checks,
    pinRows,
    save: () => void save(),
  };
  // Commits run across renders: they must see the tools of now, not of the press.
  const now = useRef(tools);
  useEffect(() => {
    now.current = tools;
  });

  const enter = (step: SetupStep) => {
    setProblems([]);
    update({ step });
    void save();
  };
  const finish = async () => {
    await save();
    await host.call('setup_draft_discard', {});
    await client.invalidateQueries({ queryKey: statusKey });
    setFinished(true);
  };
  const guarded = async (work: () => Promise<void>) => {
    if (busy) return;
    setBusy(true);
    try {
      await work();
    } catch (reason) {
      fail(reason);
    } finally {
      setBusy(false);
    }
  };
  const goOn = async (target: SetupStep | null) => {
    const found = await commits[latest.current.step]({ ...now.current, draft: latest.current });
    setProblems(found);
    if (found.length > 0) {
      setAttempt((count) => count + 1);
      return;
    }
    if (target) enter(target);
    else await finish();
  };
  const next = () => guarded(() => goOn(stepOrder[stepOrder.indexOf(draft.step) + 1] ?? null));
  const open = (step: SetupStep) => {
    if (step === draft.step || !canOpen(step, account)) return;
    if (stepOrder.indexOf(step) < stepOrder.indexOf(draft.step)) enter(step);
    else void guarded(() => goOn(step));
  };
  const show = (step: SetupStep, found: SummaryItem[]) => {
    enter(step);
    setProblems(found);
  };
  const isDone = ({ fieldId }: SummaryItem) =>
    fieldId !== null && fieldId !== fieldIds.addTerminal && checks.note(fieldId).error === null;
  return {
    tools,
    problems: problems.map((problem) => ({ ...problem, done: isDone(problem) })),
    attempt,
    busy,
    finished,
    draftFailure: failure,
    open,
    next,
    show,
    back: () => enter(stepOrder[stepOrder.indexOf(draft.step) - 1] ?? 'account'),
    later: save,
    skip: () => enter('verify'),
  };
}
