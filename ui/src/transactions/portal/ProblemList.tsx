import type { PortalPreview } from '../../bindings';
import { FactTable } from '../../components/FactTable';
import { formatCount } from '../../format/ids';
import { portal as words } from '../../i18n/en/portal';
import styles from './Portal.module.css';

/** Without the head of the table, in a narrow window, a bare number says nothing. */
function LineNumber({ line }: { line: number }) {
  return (
    <span className={styles.lineNumber} data-word={words.problemColumns.line}>
      {formatCount(line)}
    </span>
  );
}

/** Line by line what is wrong; the list itself scrolls. */
export function ProblemList({ preview }: { preview: PortalPreview }) {
  const { problems, bad } = preview;
  const lines = problems.map((problem, at) => ({ ...problem, key: `${problem.line}-${at}` }));
  return (
    <section className={styles.group} aria-labelledby="portal-problems">
      <h3 id="portal-problems">{words.problemsTitle(formatCount(bad))}</h3>
      {bad > problems.length && <p className={styles.help}>{words.firstProblems(formatCount(problems.length))}</p>}
      <div className={styles.problems} tabIndex={0} role="group" aria-label={words.problemsTitle(formatCount(bad))}>
        <FactTable
          label={words.problemsTitle(formatCount(bad))}
          testId="portal-problems"
          items={lines}
          idOf={(line) => line.key}
          columns={[
            { id: 'line', title: words.problemColumns.line, rowHeader: true, render: ({ line }) => <LineNumber line={line} /> },
            { id: 'column', title: words.problemColumns.column, render: (line) => line.column || words.wholeRow },
            { id: 'message', title: words.problemColumns.message, render: (line) => line.message },
          ]}
        />
      </div>
    </section>
  );
}
