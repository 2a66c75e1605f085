import { useQueryClient } from '@tanstack/react-query';
import { useState, type ComponentType, type ReactNode } from 'react';
import { announce, useHost } from '../app/session';
import type { SealCheck, SealState } from '../bindings';
import { Banner } from '../components/Banner';
import { Button } from '../components/Button';
import { ErrorNotice } from '../components/ErrorNotice';
import { InfoIcon, SuccessIcon, WarningIcon, ErrorIcon, type IconProps } from '../components/icons';
import type { Tone } from '../components/status';
import { Tag } from '../components/StatusTag';
import { formatMoment } from '../format/time';
import { sealCheck as words } from '../i18n/en/activity';
import { useAct } from '../setup/useAct';
import styles from './Activity.module.css';

const looks: Record<SealState, { tone: Tone; Icon: ComponentType<IconProps> }> = {
  whole: { tone: 'success', Icon: SuccessIcon },
  broken: { tone: 'danger', Icon: ErrorIcon },
  key_missing: { tone: 'warning', Icon: WarningIcon },
  unchecked: { tone: 'neutral', Icon: InfoIcon },
};

interface SealPanelProps {
  /** What the last check found; null while the first is running. */
  check: SealCheck | null;
  zone: string;
  onShow: (no: number) => void;
}

/** Quiet while all is as it was written, loud when it is not. */
export function SealPanel({ check, zone, onShow }: SealPanelProps) {
  const host = useHost();
  const client = useQueryClient();
  const act = useAct();
  const [now, setNow] = useState<SealCheck | null>(null);
  // The list may know of a newer one than was asked for here.
  const shown = now && (!check || Date.parse(now.at) >= Date.parse(check.at)) ? now : check;
  const look = () =>
    act.run(async () => {
      const found = await host.call('activity_check', {});
      setNow(found);
      announce(found.sentence);
      await client.invalidateQueries({ queryKey: ['activity'] });
    });
  const button = (
    <Button size="small" onPress={() => void look()} data-testid="activity-check">
      {act.busy ? words.checking : words.check}
    </Button>
  );
  return (
    <section className={styles.seal} aria-label={words.title} data-testid="seal">
      {shown?.state === 'broken' ? <Broken check={shown} zone={zone} onShow={onShow} button={button} /> : <Calm check={shown} zone={zone} button={button} />}
      {act.failure ? <ErrorNotice error={act.failure} /> : null}
    </section>
  );
}

function Broken({ check, zone, onShow, button }: { check: SealCheck; zone: string; onShow: (no: number) => void; button: ReactNode }) {
  const { firstBad, kind, sentence, at, entries, remarks } = check;
  return (
    <Banner
      tone="danger"
      role="alert"
      title={words.broken}
      data-testid="seal-broken"
      actions={
        <>
          {firstBad === null ? null : (
            <Button size="small" onPress={() => onShow(firstBad)} data-testid="seal-show">
              {words.show(firstBad)}
            </Button>
          )}
          {button}
        </>
      }
    >
      {firstBad !== null && kind !== null ? (
        <p data-testid="seal-first-bad">
          <strong>{words.firstBad(firstBad, words.kinds[kind])}</strong>
        </p>
      ) : null}
      <p>{sentence}</p>
      <p>{words.todo}</p>
      <p className={styles.small}>{words.checked(formatMoment(at, zone), entries)}</p>
      <Remarks remarks={remarks} />
    </Banner>
  );
}

function Calm({ check, zone, button }: { check: SealCheck | null; zone: string; button: ReactNode }) {
  if (!check) {
    return (
      <div className={styles.calm}>
        <p className={styles.quiet}>{words.running}</p>
        {button}
      </div>
    );
  }
  const { tone, Icon } = looks[check.state];
  return (
    <>
      <div className={styles.calm}>
        <Tag tone={tone} icon={<Icon size={14} />} data-testid="seal-state">
          {words.states[check.state]}
        </Tag>
        <p className={styles.sentence} data-testid="seal-sentence">
          {check.sentence} <span className={styles.quiet}>{words.checked(formatMoment(check.at, zone), check.entries)}</span>
        </p>
        {button}
      </div>
      <Remarks remarks={check.remarks} />
    </>
  );
}

function Remarks({ remarks }: { remarks: string[] }) {
  if (remarks.length === 0) return null;
  return (
    <ul className={styles.remarks} aria-label={words.remarks}>
      {remarks.map((remark) => (
        <li key={remark}>{remark}</li>
      ))}
    </ul>
  );
}
