import type { ElementContent } from 'hast';
import { h } from 'hastscript';
import type { Diagnostic } from '../../rules/rule.ts';
import type { Snapshot } from '../../workspace/snapshot.ts';
import { sentence } from '../html/text.ts';
import { placeWords } from './place-words.ts';

/** What `check` says about a routine or its pages. */
export function checks(
  snapshot: Snapshot,
  findings: readonly Diagnostic[],
): readonly ElementContent[] {
  if (findings.length === 0) return [];
  return [
    h('h2', { id: 'checks' }, 'What the checks say'),
    h(
      'ul',
      { className: ['findings'] },
      findings.map(({ rule, severity, message, span }) =>
        h('li', { className: [severity] }, [
          h('span', { className: ['severity'] }, severity),
          h('div', [
            ...sentence(message),
            h('div', { className: ['quiet'] }, [
              h('code', rule),
              ' at ',
              placeWords(snapshot, span),
            ]),
          ]),
        ]),
      ),
    ),
  ];
}
