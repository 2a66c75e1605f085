import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { AccountView, AuditEntry, AuditResult } from '../../bindings';
import { useHost } from '../../app/session';
import { Button } from '../../components/Button';
import { Disclosure } from '../../components/Disclosure';
import { ErrorNotice } from '../../components/ErrorNotice';
import { CheckIcon, ErrorIcon, MinusIcon, WarningIcon } from '../../components/icons';
import { Skeleton } from '../../components/Skeleton';
import { Tag } from '../../components/StatusTag';
import { formatMoment } from '../../format/time';
import { toHostError } from '../../host';
import { changedField, changedValue, history as words } from '../../i18n/en/history';
import { setupKey } from '../page/recordQueries';
import page from '../SetupPage.module.css';
import styles from './History.module.css';
import { useUndo } from './undo';

const pageSize = 50;

interface HistoryListProps {
  account: AccountView;
  /** Only about this user, terminal or department; null for everything. */
  objectId: string | null;
}

/** Newest first, in sentences. */
export function HistoryList({ account, objectId }: HistoryListProps) {
  const host = useHost();
  const query = useInfiniteQuery({
    queryKey: [...setupKey, 'history', account.id, objectId],
    initialPageParam: null as number | null,
    queryFn: ({ pageParam }) => host.call('setup_history', { accountId: account.id, objectId, beforeNo: pageParam, limit: pageSize }),
    getNextPageParam: (last) => (last.more ? (last.entries.at(-1)?.no ?? null) : null),
  });
  const entries = query.data?.pages.flatMap((one) => one.entries) ?? [];
  if (query.error && entries.length === 0) {
    return <ErrorNotice error={toHostError(query.error)} onRetry={() => void query.refetch()} />;
  }
  if (!query.data) return <Skeleton rows={5} />;
  if (entries.length === 0) return <p className={page.quiet} data-testid="history-empty">{objectId ? words.noneFiltered : words.none}</p>;
  return (
    <div className={styles.history}>
      <ol className={styles.list} data-testid="history">
        {entries.map((entry) => (
          <HistoryEntry key={entry.no} entry={entry} zone={account.displayZone} />
        ))}
      </ol>
      {query.error ? <ErrorNotice error={toHostError(query.error)} /> : null}
      <div className={page.buttons}>
        {query.hasNextPage ? (
          <Button size="small" onPress={() => void query.fetchNextPage()} isDisabled={query.isFetchingNextPage} data-testid="history-older">
            {words.older}
          </Button>
        ) : null}
        <span className={page.small} role="status">
          {words.count(entries.length, query.hasNextPage)}
        </span>
      </div>
    </div>
  );
}

const resultLooks = {
  done: { tone: 'success', Icon: CheckIcon },
  refused: { tone: 'danger', Icon: ErrorIcon },
  cancelled: { tone: 'neutral', Icon: MinusIcon },
  failed: { tone: 'warning', Icon: WarningIcon },
} as const satisfies Record<AuditResult, unknown>;

function HistoryEntry({ entry, zone }: { entry: AuditEntry; zone: string }) {
  const { tone, Icon } = resultLooks[entry.result];
  return (
    <li className={styles.entry} data-testid={`history-${entry.no}`}>
      <time className={styles.when} dateTime={entry.at}>
        {formatMoment(entry.at, zone)}
      </time>
      <div className={styles.what}>
        <p>
          {entry.sentence}{' '}
          {entry.result === 'done' ? null : (
            <Tag tone={tone} icon={<Icon size={14} />}>
              {words.results[entry.result]}
            </Tag>
          )}
        </p>
        {entry.reason ? <p className={styles.quiet}>{words.reason(entry.reason)}</p> : null}
        {entry.undoRefused ? <p className={styles.quiet}>{words.cannot(entry.undoRefused)}</p> : null}
        <Disclosure title={words.details} testId={`history-details-${entry.no}`}>
          <Changes entry={entry} />
        </Disclosure>
      </div>
      {entry.canUndo ? <UndoButton entry={entry} /> : null}
    </li>
  );
}

function UndoButton({ entry }: { entry: AuditEntry }) {
  const { undo } = useUndo();
  const [busy, setBusy] = useState(false);
  const press = async () => {
    setBusy(true);
    await undo(entry);
    setBusy(false);
  };
  return (
    <div className={styles.undo}>
      <Button size="small" onPress={() => void press()} isDisabled={busy} aria-label={words.undoOf(entry.sentence)} data-testid={`undo-${entry.no}`}>
        {words.undo}
      </Button>
    </div>
  );
}

function Changes({ entry }: { entry: AuditEntry }) {
  const changes = entry.changes.filter(({ before, after }) => (before ?? '') !== (after ?? ''));
  return (
    <div className={styles.details}>
      {changes.length > 0 ? (
        <table className={styles.changes} aria-label={words.detailsOf(entry.no)}>
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
            {changes.map(({ field, before, after }) => (
              <tr key={field}>
                <th scope="row">{changedField(field)}</th>
                {[before, after].map((value, side) => (
                  <td key={side}>{value === null || value === '' ? <span className={styles.quiet}>{words.nothing}</span> : changedValue(field, value)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
      <p className={styles.quiet}>{words.made(entry.no, entry.who, entry.source)}</p>
    </div>
  );
}
