import { useId } from 'react';
import type { CodeField, CodeMeaning, HelpFamily, TxnDetail } from '../../bindings';
import { InfoIcon } from '../../components/icons';
import { Explain } from '../../help/Explain';
import { useMeaning } from '../../help/useHelp';
import { detail as words } from '../../i18n/en/detail';
import { SectionTitle } from './SectionTitle';
import styles from './Detail.module.css';

/** Fields of which the book of help has pages. */
const families: Partial<Record<CodeField, HelpFamily>> = { result: 'message', avs: 'avs', cvv: 'cvv' };

/** What came, with its meaning where the program gave one; a code without one is still shown. */
function codesOf(detail: TxnDetail): CodeMeaning[] {
  const came: Array<[CodeField, string]> = [
    ['result', detail.resultMessage],
    ['avs', detail.avs.trim()],
    ['cvv', detail.cvv.trim()],
    ['entry_mode', detail.entryMode],
  ];
  const bare = came
    .filter(([field, code]) => code !== '' && !detail.meanings.some((one) => one.field === field))
    .map(([field, code]) => ({ field, code, meaning: '', tell: '' }));
  // The status has its own line at the top.
  return [...detail.meanings.filter((one) => one.field !== 'status'), ...bare];
}

function Code({ one, detail, accountId }: { one: CodeMeaning; detail: TxnDetail; accountId: string }) {
  const family = families[one.field] ?? null;
  const inBook = useMeaning(family, one.code);
  const meaning = one.meaning || inBook;
  const id = { result: 'result', avs: 'avs', cvv: 'cvv', entry_mode: 'entry', status: 'status' }[one.field];
  const name = words.codes.fields[one.field];
  const place = { accountId, terminalId: detail.row.terminalId };
  return (
    <div className={styles.fact}>
      <dt>{name}</dt>
      <dd>
        <span className={styles.value} data-testid={`fact-${id}`}>
          {meaning ? words.withMeaning(meaning, one.code) : one.code}
        </span>
        {family && <Explain compact what={`${name} ${one.code}`} question={{ family, value: one.code, ...place }} />}
        {one.tell && (
          <p className={styles.tell} data-testid={`tell-${id}`}>
            <InfoIcon size={14} />
            <span>
              <strong>{words.codes.tell}</strong> {one.tell}
            </span>
          </p>
        )}
      </dd>
    </div>
  );
}

/** The gateway's letters in plain words, and what to say at the counter. */
export function Codes({ detail, accountId }: { detail: TxnDetail; accountId: string }) {
  const title = useId();
  const codes = codesOf(detail);
  if (codes.length === 0) return null;
  return (
    <section aria-labelledby={title} data-testid="codes">
      <SectionTitle id={title}>{words.codes.title}</SectionTitle>
      <dl>
        {codes.map((one) => (
          <Code key={`${one.field}-${one.code}`} one={one} detail={detail} accountId={accountId} />
        ))}
      </dl>
    </section>
  );
}
