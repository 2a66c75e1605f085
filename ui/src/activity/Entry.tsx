import type { ComponentType } from 'react';
import type { AuditEntry, AuditResult } from '../bindings';
import { Disclosure } from '../components/Disclosure';
import { CheckIcon, ErrorIcon, MinusIcon, WarningIcon, type IconProps } from '../components/icons';
import type { Tone } from '../components/status';
import { Tag } from '../components/StatusTag';
import { formatExactTime, formatMoment, formatZone, inZone } from '../format/time';
import { actName } from '../i18n/en/activity';
import { changedField, changedValue, history as words } from '../i18n/en/history';
import log from '../setup/history/History.module.css';
import styles from './Activity.module.css';

const looks: Record<AuditResult, { tone: Tone; Icon: ComponentType<IconProps> }> = {
  done: { tone: 'success', Icon: CheckIcon },
  refused: { tone: 'danger', Icon: ErrorIcon },
  cancelled: { tone: 'neutral', Icon: MinusIcon },
  failed: { tone: 'warning', Icon: WarningIcon },
};

/** The sentence first; who exactly, through which door, before and after on demand. */
export function Entry({ entry, zone, marked }: { entry: AuditEntry; zone: string; marked: boolean }) {
  const { no, at, who, sentence, reason, result } = entry;
  const { tone, Icon } = looks[result];
  return (
    <li className={log.entry} data-marked={marked || undefined} data-testid={`activity-${no}`}>
      <time className={log.when} dateTime={at}>
        {formatMoment(at, zone)}
      </time>
      <div className={log.what}>
        <p>
          <strong className={styles.who}>{who}</strong> {sentence}{' '}
          {result === 'done' ? null : (
            <Tag tone={tone} icon={<Icon size={14} />}>
              {words.results[result]}
            </Tag>
          )}
        </p>
        {reason ? <p className={log.quiet}>{words.reason(reason)}</p> : null}
        <Disclosure title={words.details} about={words.made(no, who, entry.source)} testId={`activity-details-${no}`}>
          <EntryDetails entry={entry} zone={zone} />
        </Disclosure>
      </div>
    </li>
  );
}

function EntryDetails({ entry, zone }: { entry: AuditEntry; zone: string }) {
  const { no, at, who, source, action, objectName, changes } = entry;
  const facts = [words.made(no, who, source), `${formatExactTime(inZone(at, zone))}, ${formatZone(zone)}`, [actName(action), objectName].filter(Boolean).join(': ')];
  const changed = changes.filter(({ before, after }) => (before ?? '') !== (after ?? ''));
  return (
    <div className={log.details}>
      {changed.length > 0 ? (
        <table className={log.changes} aria-label={words.detailsOf(no)}>
          <thead>
            <tr>
              {[words.field, words.before, words.after].map((title) => (
                <th key={title} scope="col">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {changed.map(({ field, before, after }) => (
              <tr key={field}>
                <th scope="row">{changedField(field)}</th>
                {[before, after].map((value, side) => (
                  <td key={side}>{value === null || value === '' ? <span className={log.quiet}>{words.nothing}</span> : changedValue(field, value)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
      {facts.map((fact) => (
        <p key={fact} className={log.quiet}>
          {fact}
        </p>
      ))}
    </div>
  );
}
