import { useState } from 'react';
import { modName } from '../app/platform';
import { Button, Tooltip } from '../components';
import { ColumnsIcon, GoToIcon } from '../components/icons';
import { transactions } from '../i18n/en/transactions';
import { ColumnsDialog } from './columns/ColumnsDialog';
import styles from './ListTools.module.css';

/** Ways to look at the list that are not part of the question. */
export function ListTools({ onGoTo }: { onGoTo: () => void }) {
  const [columnsOpen, setColumnsOpen] = useState(false);
  const { goTo, columnsDialog } = transactions;
  return (
    <span className={styles.tools}>
      <Tooltip text={`${goTo.title} (${modName}+G)`}>
        <Button variant="quiet" icon={<GoToIcon />} onPress={onGoTo} data-testid="go-to">
          <span className={styles.word}>{goTo.open}</span>
        </Button>
      </Tooltip>
      <Tooltip text={columnsDialog.tip}>
        <Button variant="quiet" icon={<ColumnsIcon />} onPress={() => setColumnsOpen(true)} data-testid="columns">
          <span className={styles.word}>{columnsDialog.open}</span>
        </Button>
      </Tooltip>
      {columnsOpen && <ColumnsDialog onClose={() => setColumnsOpen(false)} />}
    </span>
  );
}
