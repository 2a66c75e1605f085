import { FieldLine } from '../../components/FieldLine';
import { TextArea } from '../../components/TextArea';
import { TextField } from '../../components/TextField';
import { handoff as words, keys as keyWords } from '../../i18n/en/paper';
import { keysIn, keysProblem } from './ageKeys';
import styles from './Handoff.module.css';
import { PassphraseFields } from './PassphraseFields';
import { handoffIds as ids, type HandoffFormState } from './useHandoffForm';

/** What the chosen way out needs to know; a masked sheet needs nothing. */
export function WayFields({ form }: { form: HandoffFormState }) {
  const { way, texts, set, problemOf } = form;
  if (!way || way === 'masked') return null;
  return (
    <>
      {way === 'key' ? (
        <div className={styles.fields}>
          <TextArea
            id={ids.keys}
            label={keyWords.label}
            help={keyWords.help}
            value={texts.keys}
            onChange={(value) => set('keys', value)}
            onSettled={form.judgeKeys}
            error={problemOf('keys')}
            mono
            testId={ids.keys}
          />
          {texts.keys && keysProblem(texts.keys) === null ? <FieldLine tone="ok">{keyWords.good(keysIn(texts.keys).length)}</FieldLine> : null}
        </div>
      ) : null}
      {way === 'passphrase' ? <PassphraseFields id={ids.passphrase} handle={form.secret} /> : null}
      <div className={styles.fields}>
        <p className={styles.lead}>{words.purpose}</p>
        {(['recipient', 'reason'] as const).map((name) => (
          <TextField
            key={name}
            id={ids[name]}
            label={words[name]}
            help={name === 'reason' ? words.reasonHelp : words.recipientHelp}
            value={texts[name]}
            onChange={(value) => set(name, value)}
            error={problemOf(name)}
            testId={ids[name]}
          />
        ))}
      </div>
    </>
  );
}
