import type { MouseEvent } from 'react';
import type { AccountView, Environment, SharedVault } from '../../bindings';
import { navigate, useAppStatus } from '../../app/session';
import { Banner } from '../../components/Banner';
import { Button } from '../../components/Button';
import { ErrorNotice } from '../../components/ErrorNotice';
import { FieldLine } from '../../components/FieldLine';
import { ChevronLeftIcon } from '../../components/icons';
import { RadioCards } from '../../components/RadioCards';
import { Select } from '../../components/Select';
import { TextField } from '../../components/TextField';
import { common } from '../../i18n/en/common';
import { account as wizard, environments } from '../../i18n/en/setup';
import { departments as words } from '../../i18n/en/setupNav';
import type { CheckedText } from '../page/useCheckedText';
import page from '../SetupPage.module.css';
import styles from './Department.module.css';
import { useDepartmentForm, type DepartmentForm } from './useDepartmentForm';
import { zoneChoices } from './zones';

const vaults: SharedVault[] = ['unknown', 'yes', 'no'];

/** The switcher leads here from any page; without a page before it the link leads to the checklist. */
function goBack(event: MouseEvent) {
  if (window.history.length <= 1) return;
  event.preventDefault();
  window.history.back();
}

/** Everything about one account at Converge; another Converge means every PIN is asked again. */
export default function DepartmentPage({ account }: { account: AccountView }) {
  const form = useDepartmentForm(account);
  return (
    <>
      <a className={page.back} href="#/setup" onClick={goBack} data-testid="department-back">
        <ChevronLeftIcon size={14} />
        {words.back}
      </a>
      <h1 tabIndex={-1}>{words.editTitle(account.name)}</h1>
      <form
        className={page.form}
        aria-label={words.editTitle(account.name)}
        onSubmit={(event) => {
          event.preventDefault();
          form.save();
        }}
        data-testid="department-form"
      >
        {form.failure ? <ErrorNotice error={form.failure} onRetry={form.save} /> : null}
        <Text id="department-name" label={wizard.name} help={wizard.nameHelp} field={form.name} refused={form.refused('name')} />
        <ConvergeFields account={account} form={form} />
        <PlaceFields form={form} />
        <div className={page.buttons}>
          <Button variant="primary" type="submit" isDisabled={form.busy} data-testid="department-save">
            {words.save}
          </Button>
          <Button onPress={() => navigate('setup')} data-testid="department-cancel">
            {common.cancel}
          </Button>
        </div>
      </form>
    </>
  );
}

function ConvergeFields({ account, form }: { account: AccountView; form: DepartmentForm }) {
  const practiceOnly = useAppStatus().data?.practice ?? false;
  const { rest, set, refused } = form;
  return (
    <>
      <h2>{words.account}</h2>
      <Text id="department-merchant" label={wizard.id} help={wizard.idHelp} field={form.merchant} refused={refused('merchant_id')} mono />
      <EnvironmentChoice
        practiceOnly={practiceOnly}
        practice={account.environment === 'practice'}
        value={rest.environment}
        onChange={(environment) => set({ environment })}
      />
      {form.custom ? (
        <Text id="department-endpoint" label={wizard.endpoint} help={wizard.endpointHelp} field={form.endpoint} refused={refused('endpoint')} mono />
      ) : null}
      {form.otherConverge ? (
        <Banner tone="warning" title={words.otherConverge} role="status" data-testid="other-converge">
          <p>{words.otherConvergeBody}</p>
        </Banner>
      ) : null}
      <RadioCards
        id="department-vault"
        label={words.vault}
        help={words.vaultHelp}
        value={rest.sharedVault}
        onChange={(sharedVault) => set({ sharedVault })}
        cards={vaults.map((value) => ({ value, title: words.vaults[value], testId: `vault-${value}` }))}
        compact
      />
    </>
  );
}

function PlaceFields({ form }: { form: DepartmentForm }) {
  const { rest, set, refused } = form;
  return (
    <>
      <h2>{words.places}</h2>
      <Zone
        label={words.gatewayZone}
        help={words.gatewayZoneHelp}
        value={rest.gatewayZone}
        error={refused('gateway_zone')}
        onChange={(gatewayZone) => set({ gatewayZone })}
        testId="gateway-zone"
      />
      <Zone
        label={words.displayZone}
        help={words.displayZoneHelp}
        value={rest.displayZone}
        error={refused('display_zone')}
        onChange={(displayZone) => set({ displayZone })}
        testId="display-zone"
      />
      <TextField
        id="department-currency"
        label={words.currency}
        help={words.currencyHelp}
        value={rest.currency}
        onChange={(currency) => set({ currency })}
        error={form.currencyWrong ? words.currencyWrong : refused('currency')}
        testId="department-currency"
      />
    </>
  );
}

interface TextProps {
  id: string;
  label: string;
  help: string;
  field: CheckedText;
  refused: string | null;
  mono?: boolean;
}

function Text({ id, label, help, field, refused, mono }: TextProps) {
  return (
    <TextField
      id={id}
      label={label}
      help={help}
      value={field.text}
      onChange={field.change}
      onSettled={field.onSettled}
      error={field.error ?? refused}
      warning={field.warning}
      mono={mono}
      testId={id}
    />
  );
}

interface EnvironmentProps {
  /** The whole program is on practice data: nothing here may lead to real money. */
  practiceOnly: boolean;
  practice: boolean;
  value: Environment;
  onChange: (value: Environment) => void;
}

function EnvironmentChoice({ practiceOnly, practice, value, onChange }: EnvironmentProps) {
  if (practiceOnly) return <FieldLine tone="note">{words.practiceOnly}</FieldLine>;
  const shown: Environment[] = practice ? ['practice', 'demo', 'live', 'custom'] : ['demo', 'live', 'custom'];
  return (
    <RadioCards
      id="department-environment"
      label={wizard.environment}
      value={value}
      onChange={onChange}
      cards={shown.map((one) => ({ value: one, title: environments[one].name, help: environments[one].help, testId: `department-env-${one}` }))}
    />
  );
}

interface ZoneProps {
  label: string;
  help: string;
  value: string;
  error: string | null;
  onChange: (zone: string) => void;
  testId: string;
}

function Zone({ label, help, value, error, onChange, testId }: ZoneProps) {
  return (
    <div className={styles.zone}>
      <Select label={label} choices={zoneChoices(value)} value={value} onChange={onChange} data-testid={testId} />
      <p className={page.small}>{help}</p>
      {error ? <FieldLine tone="error">{error}</FieldLine> : null}
    </div>
  );
}
