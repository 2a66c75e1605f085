import { PasswordField } from '../components/PasswordField';
import { password as words } from '../i18n/en/signIn';
import type { NewPassword } from './useNewPassword';

export function NewPasswordFields({ id, label, help, fields, autoFocus }: { id: string; label: string; help?: string; fields: NewPassword; autoFocus?: boolean }) {
  return (
    <>
      <PasswordField
        id={id}
        label={label}
        kind="new-password"
        help={help ? `${words.rules} ${help}` : words.rules}
        error={fields.error}
        autoFocus={autoFocus}
        handle={fields.first}
        testId={id}
      />
      <PasswordField id={`${id}-again`} label={words.again} kind="new-password" handle={fields.again} testId={`${id}-again`} />
    </>
  );
}
