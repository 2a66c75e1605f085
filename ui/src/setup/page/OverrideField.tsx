import { useState } from 'react';
import { Banner } from '../../components/Banner';
import { Button } from '../../components/Button';
import { focusField } from '../../components/focusField';
import { TextArea } from '../../components/TextArea';
import type { HostError } from '../../host';
import { addresses, override as words } from '../../i18n/en/records';
import { useFocusAfter } from '../useFocusAfter';
import { overrideFieldId, type Override } from './useOverride';

/** Refusals that a typed sentence may override. */
const ruleCodes = ['allow_list_on_retail', 'not_for_kind'];

export const isRuleRefusal = (error: HostError | null): boolean => error !== null && ruleCodes.includes(error.code);

/** The program's own reason, where it gave one. */
export const refusalText = (error: HostError): string => error.message || addresses.refused;

interface OverrideFieldProps {
  title: string;
  reason: string;
  override: Override;
  /** Called when the person asks to override; the sentence comes next. */
  onOpen?: () => void;
  startsOpen?: boolean;
}

/** Refused, with the reason; the way around it is a sentence that is kept. */
export function OverrideField({ title, reason, override, onOpen, startsOpen = false }: OverrideFieldProps) {
  const [isOpen, setOpen] = useState(startsOpen);
  const focusAfter = useFocusAfter();
  const open = () => {
    setOpen(true);
    onOpen?.();
    focusAfter(() => focusField(overrideFieldId));
  };
  return (
    <>
      <Banner tone="danger" title={title} role="alert" data-testid="rule-refusal">
        <p>{reason}</p>
      </Banner>
      {isOpen ? (
        <TextArea
          id={overrideFieldId}
          label={words.label}
          help={words.help}
          value={override.sentence}
          onChange={override.change}
          error={override.error}
          testId={overrideFieldId}
        />
      ) : (
        <div>
          <Button size="small" onPress={open} data-testid="override-open">
            {words.open}
          </Button>
        </div>
      )}
    </>
  );
}
