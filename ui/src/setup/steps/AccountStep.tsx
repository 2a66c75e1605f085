import type { Environment } from '../../bindings';
import { RadioCards, type RadioCard } from '../../components/RadioCards';
import { account as words, environments } from '../../i18n/en/setup';
import { CheckedField } from '../CheckedField';
import { fieldIds } from '../fields';
import { PracticeHelp } from '../PracticeHelp';
import { WhereHelp } from '../WhereHelp';
import { useWizardTools } from '../wizardContext';
import styles from '../setup.module.css';

const card = (value: Environment): RadioCard<Environment> => ({
  value,
  title: environments[value].name,
  help: environments[value].help,
  testId: `env-${value}`,
});
const usual = (['practice', 'demo', 'live'] as const).map(card);
const rare = { label: words.otherOpen, testId: 'env-other', cards: [card('custom')] };

export function AccountStep() {
  const { draft, update, save, checks } = useWizardTools();
  const choose = (environment: Environment) => {
    update({ environment });
    checks.mark(fieldIds.environment, null);
    save();
  };
  return (
    <>
      <RadioCards
        id={fieldIds.environment}
        label={words.environment}
        value={draft.environment}
        onChange={choose}
        cards={usual}
        more={rare}
        error={checks.note(fieldIds.environment).error}
      />
      {draft.environment === 'custom' ? (
        <CheckedField
          id={fieldIds.endpoint}
          field="endpoint"
          label={words.endpoint}
          help={words.endpointHelp}
          value={draft.endpoint}
          change={(endpoint) => ({ endpoint })}
          inputMode="url"
          mono
        />
      ) : null}
      {draft.environment === 'practice' ? <PracticeHelp step="account" /> : null}
      <div className={styles.withHelp}>
        <CheckedField
          id={fieldIds.accountId}
          field="account_id"
          label={words.id}
          help={words.idHelp}
          value={draft.merchantId}
          change={(merchantId) => ({ merchantId })}
          inputMode="numeric"
          mono
        />
        <WhereHelp path={words.idWhere} />
      </div>
      <CheckedField
        id={fieldIds.accountName}
        field="account_name"
        label={words.name}
        help={words.nameHelp}
        value={draft.accountName}
        change={(accountName) => ({ accountName })}
      />
    </>
  );
}
