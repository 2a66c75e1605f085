import { useCallback, useEffect, useRef, useState } from 'react';
import type { CopiedPin, RevealRequest } from '../../bindings';
import { announce, useHost } from '../../app/session';
import { useStore } from '../../app/store';
import { reveal as words } from '../../i18n/en/reveal';
import { windowShut } from '../../signin/shut';
import { useStepUp } from '../../signin/stepUp';
import { useAct } from '../useAct';

export type HiddenWhy = keyof typeof words.hiddenWhy;

/** A PIN on the screen. It lives in the state of the open dialog and nowhere else. */
interface Shown {
  pin: string;
  auditNo: number;
  until: number;
}

const soon = 10;

export function useReveal() {
  const host = useHost();
  const { run, busy, failure } = useAct();
  const stepUp = useStepUp();
  const [shown, setShown] = useState<Shown | null>(null);
  const [hidden, setHidden] = useState<HiddenWhy | null>(null);
  const [copied, setCopied] = useState<CopiedPin | null>(null);
  const open = useRef(true);
  const visible = useRef(false);

  const hide = useCallback((why: HiddenWhy) => {
    if (!visible.current) return;
    visible.current = false;
    setShown(null);
    setHidden(why);
    announce(words.spokenHidden);
  }, []);
  useEffect(() => {
    open.current = true;
    return () => {
      open.current = false;
    };
  }, []);

  const show = (request: RevealRequest) =>
    run(async () => {
      const answer = await stepUp.run(() => host.call('pin_reveal', request));
      // The person is gone: the entry stands in the history, the PIN goes nowhere.
      if (!open.current) return;
      if (document.hidden || windowShut.get()) {
        setHidden('away');
        return;
      }
      visible.current = true;
      setHidden(null);
      setShown({ pin: answer.pin, auditNo: answer.auditNo, until: Date.now() + answer.hideAfterSeconds * 1000 });
      announce(words.spokenShown(answer.hideAfterSeconds));
    });
  const copy = (request: RevealRequest) =>
    run(async () => {
      const answer = await stepUp.run(() => host.call('pin_copy', request));
      setCopied(answer);
      announce(`${words.copied} ${words.copiedBody(answer.clearsAfterSeconds)}`);
    });
  return { shown, hidden, copied, busy, failure, hide, show, copy };
}

/** Whole seconds left, for the eye each second, for the ear once near the end; hides at zero and when the window is left. */
export function useHiding(until: number, hide: (why: HiddenWhy) => void): number {
  const left = () => Math.max(0, Math.ceil((until - Date.now()) / 1000));
  const [seconds, setSeconds] = useState(left);
  const said = useRef(false);
  const shut = useStore(windowShut);
  useEffect(() => {
    if (shut) hide('away');
  }, [shut, hide]);
  useEffect(() => {
    const tick = () => {
      const now = left();
      setSeconds(now);
      if (now <= soon && now > 0 && !said.current) {
        said.current = true;
        announce(words.spokenSoon);
      }
      if (now === 0) hide('time');
    };
    const timer = setInterval(tick, 250);
    const away = () => hide('away');
    const turnedAway = () => {
      if (document.hidden) hide('away');
    };
    window.addEventListener('blur', away);
    document.addEventListener('visibilitychange', turnedAway);
    return () => {
      clearInterval(timer);
      window.removeEventListener('blur', away);
      document.removeEventListener('visibilitychange', turnedAway);
    };
    // `left` only reads `until`.
  }, [until, hide]);
  return seconds;
}
