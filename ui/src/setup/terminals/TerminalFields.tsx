import type { AccountView, TerminalKind } from '../../bindings';
import { RadioCards } from '../../components/RadioCards';
import { Select } from '../../components/Select';
import { kindIcons } from '../../components/status';
import { TextField } from '../../components/TextField';
import { common } from '../../i18n/en/common';
import { terminalPage as words, terminalsPage } from '../../i18n/en/records';
import { terminals } from '../../i18n/en/setup';
import { trimmed } from '../../i18n/en/setupReports';
import type { CheckedText } from '../page/useCheckedText';
import { RemovedCharacters } from '../RemovedCharacters';

interface NameAndKindProps {
  name: CheckedText;
  nameId: string;
  kind: TerminalKind | null;
  onKind: (kind: TerminalKind) => void;
  kindError?: string | null;
  testId: string;
}

export function NameAndKind({ name, nameId, kind, onKind, kindError, testId }: NameAndKindProps) {
  const card = (value: TerminalKind) => ({ value, title: common.kinds[value], Icon: kindIcons[value], testId: `${testId}-${value}` });
  return (
    <>
      <div>
        <TextField
          id={nameId}
          label={terminals.name}
          value={name.text}
          onChange={name.change}
          onSettled={name.onSettled}
          error={name.error}
          warning={name.warning}
          note={name.trimmed ? trimmed : null}
          autoFocus
          testId={nameId}
        />
        <RemovedCharacters removed={name.removed} />
      </div>
      <RadioCards
        id={`${nameId}-kind`}
        label={terminals.kind}
        value={kind}
        onChange={onKind}
        cards={[card('retail'), card('internet')]}
        more={{ label: terminals.more, testId: `${testId}-more`, cards: [card('service'), card('moto')] }}
        error={kindError}
        compact
      />
    </>
  );
}

const noUser = 'none';

/** A terminal may wait for its user; switched-off users say so. */
export function UserSelect({ account, value, onChange }: { account: AccountView; value: string | null; onChange: (id: string | null) => void }) {
  const users = account.users.map(({ id, userId, active }) => ({ id, text: active ? userId : `${userId} (${terminalsPage.off.toLowerCase()})` }));
  return (
    <div>
      <Select
        label={words.user}
        choices={[...users, { id: noUser, text: words.noUserChoice }]}
        value={value ?? noUser}
        onChange={(id) => onChange(id === noUser ? null : id)}
        data-testid="terminal-user"
      />
    </div>
  );
}
