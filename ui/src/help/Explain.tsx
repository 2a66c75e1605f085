import { IconButton } from '../components/IconButton';
import { Button } from '../components/Button';
import { HelpIcon } from '../components/icons';
import { help as words } from '../i18n/en/help';
import { openHelp, questionText, type Question } from './question';

export interface ExplainProps {
  question: Question;
  /** How the thing is called in the spoken name, e.g. "4014" or "DECLINED". */
  what: string;
  /** Only the sign, where a word would not fit. */
  compact?: boolean;
}

const testIdOf = ({ family, value }: Question): string =>
  family === 'error' || family === 'situation' ? `explain-${value}` : `explain-${family ?? 'name'}`;

/** Stands beside a failure and opens its page of the book. */
export function Explain({ question, what, compact }: ExplainProps) {
  const open = () => openHelp(question);
  const marks = { 'data-explain': questionText(question), 'data-testid': testIdOf(question) };
  if (compact) {
    return <IconButton label={words.explain(what)} hint="F1" icon={<HelpIcon />} onPress={open} {...marks} />;
  }
  return (
    <Button size="small" variant="quiet" icon={<HelpIcon />} onPress={open} aria-label={words.explain(what)} {...marks}>
      {words.explainShort}
    </Button>
  );
}
