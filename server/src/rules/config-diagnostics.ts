import type { Span } from '../text/span.ts';
import type { WrittenText } from '../workspace/config-file.ts';
import type { ResolvedConfig } from '../workspace/resolve-config.ts';
import { isRuleOrGroup } from './catalog.ts';
import { compareDiagnostics } from './merge.ts';
import { configRule } from './own.ts';
import type { Diagnostic } from './rule.ts';
import { unknownRuleMessage } from './unknown-rule.ts';

/** What is wrong in the configuration's files, as `machlint/config`, sorted. */
export function configDiagnostics({ files, problems }: ResolvedConfig): readonly Diagnostic[] {
  const ofFiles = problems.map(({ span, message, edit }) =>
    diagnostic(span, message, edit?.insert),
  );
  const unknown = files
    .flatMap(({ ruleNames }) => ruleNames)
    .filter(({ text }) => !isRuleOrGroup(text))
    .map(unknownRule);
  return [...ofFiles, ...unknown].sort(compareDiagnostics);
}

function unknownRule({ text, span }: WrittenText): Diagnostic {
  const { message, meant } = unknownRuleMessage(text);
  return diagnostic(span, message, meant);
}

function diagnostic(span: Span, message: string, meant: string | undefined): Diagnostic {
  const found = { rule: configRule.id, severity: 'error' as const, span, message };
  if (meant === undefined) return found;
  const edits = [{ span, insert: meant }];
  return { ...found, fix: { title: `write \`${meant.replaceAll('"', '')}\``, edits, safe: false } };
}
