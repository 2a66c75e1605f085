import { useRef, useState } from 'react';
import type { AccountView, CredentialView, PinReport, TerminalView } from '../../bindings';
import { announce, useAppStatus, useHost } from '../../app/session';
import { Button } from '../../components/Button';
import { DayField } from '../../components/DayField';
import { ErrorNotice } from '../../components/ErrorNotice';
import { FieldLine } from '../../components/FieldLine';
import { SecretField, type SecretHandle } from '../../components/SecretField';
import { rotation as words } from '../../i18n/en/rotation';
import { PinReportLine } from '../pins/PinReportLine';
import { spokenReport } from '../pins/usePinEntry';
import { WhereHelp } from '../WhereHelp';
import styles from './Rotation.module.css';
import { dayAfter } from './rotationModel';
import type { RotationActs } from './useRotation';

interface NewPinProps {
  account: AccountView;
  terminal: TerminalView;
  credential: CredentialView | null;
  steps: RotationActs;
  onPaste: (() => void) | undefined;
}

export function NewPin({ terminal, credential, steps, onPaste }: NewPinProps) {
  if (!credential?.ends) {
    return (
      <div className={styles.part}>
        <p>{words.noOld}</p>
        {onPaste ? (
          <Button onPress={onPaste} data-testid="rotation-paste">
            {words.paste}
          </Button>
        ) : null}
      </div>
    );
  }
  return <NewPinForm terminal={terminal} userId={credential.userId} steps={steps} />;
}

const fieldId = 'rotation-pin';
const reportId = 'rotation-report';

function NewPinForm({ terminal, userId, steps }: { terminal: TerminalView; userId: string; steps: RotationActs }) {
  const host = useHost();
  const today = useAppStatus().data?.today ?? '';
  const secret = useRef<SecretHandle>(null);
  const [report, setReport] = useState<PinReport | null>(null);
  const [empty, setEmpty] = useState(false);
  const [remindOn, setRemindOn] = useState(() => dayAfter(today));
  const past = remindOn !== null && remindOn < today;

  const check = async (value: string): Promise<PinReport> => {
    const found = await host.call('pin_check', { value, terminalId: terminal.id });
    setEmpty(false);
    setReport(found);
    return found;
  };
  /** After a paste and on leaving; said once, not again when it is stored. */
  const settled = async (value: string) => announce(spokenReport(await check(value)));
  const start = async () => {
    const value = secret.current?.value() ?? '';
    setEmpty(value === '');
    if (value === '' || past) {
      if (value === '') secret.current?.focus();
      announce(value === '' ? words.empty : words.remindPast);
      return;
    }
    // A check that fails to run is repeated by the program itself, which says why.
    const found = await check(value).catch(() => null);
    if (found?.severity === 'error') {
      announce(spokenReport(found));
      secret.current?.focus();
      return;
    }
    if (await steps.start(value, userId, remindOn)) secret.current?.clear();
  };
  return (
    <form
      className={styles.part}
      onSubmit={(event) => {
        event.preventDefault();
        void start();
      }}
    >
      <p>{words.newLead}</p>
      <WhereHelp path={words.newWhere} />
      <div className={styles.secret}>
        <SecretField
          id={fieldId}
          label={words.field(terminal.name)}
          onSecret={(value) => void settled(value).catch(() => undefined)}
          invalid={empty || report?.severity === 'error'}
          describedBy={reportId}
          autoFocus
          testId={fieldId}
          handle={secret}
        />
        {empty ? (
          <div id={reportId}>
            <FieldLine tone="error">{words.empty}</FieldLine>
          </div>
        ) : (
          <PinReportLine id={reportId} report={report} busy={false} missing={false} />
        )}
      </div>
      <DayField
        label={words.remind}
        help={words.remindHelp}
        value={remindOn}
        onChange={setRemindOn}
        error={past ? words.remindPast : null}
        data-testid="rotation-remind"
      />
      {steps.failure ? <ErrorNotice error={steps.failure} /> : null}
      <div className={styles.buttons}>
        <Button type="submit" variant="primary" data-testid="rotation-start">
          {words.start}
        </Button>
      </div>
    </form>
  );
}
