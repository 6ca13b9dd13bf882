import type { ManPage, Mark } from '../../syntax/man/man-page.ts';
import { nearest } from '../../text/nearest.ts';
import { correction } from '../correction.ts';
import { defineRule } from '../rule.ts';
import { ownNames, subjectsOf, workspaceNames, type WorkspaceNames } from './page-names.ts';

/** The prose speaks of a parameter that the page does not have. */
export default defineRule({
  id: 'man/var-ref-unknown',
  title: 'Unknown parameter in the text',
  severity: 'warning',
  presets: ['recommended'],
  since: '0.1.0',
  on: 'page',

  *check({ page }, { snapshot }) {
    const names = workspaceNames(snapshot);
    const own = ownNames(page);
    const params = new Set([...page.params, ...page.fields].map(({ name }) => name.text));
    for (const [index, mark] of page.marks.entries()) {
      if (own.has(mark.text) || !mayNameParameter(mark, names)) continue;
      if (isSpokenOf(page, index, names)) continue;
      const meant = nearest(mark.text.replace(/^_+|(?<!_)_+$/g, ''), params, 2);
      const { span, text } = mark;
      if (meant !== undefined && text.length > 3) {
        yield {
          span,
          message: `the page has no parameter \`${text}\`, expected \`${meant}\``,
          fix: correction(span, meant, false),
        };
      } else if (mark.markup === 'var' && names.isParam(text)) {
        // A word that is nobody's parameter (`<var>not</var>`, `<var>argv</var>`) is emphasis.
        yield { span, message: `the page has no parameter \`${text}\`` };
      }
    }
  },
});

/** A variable of the prose, or a plain word that is nothing else; not a type, nor a value in capitals. */
function mayNameParameter({ markup, text }: Mark, { isRoutine, isOther }: WorkspaceNames): boolean {
  if (!/^[A-Za-z_]\w*$/.test(text) || /_t$|^[A-Z_][A-Z0-9_]*$/.test(text)) return false;
  const isPart = /^_|_$/.test(text);
  return markup === 'var' || !(isPart || isRoutine(text) || isOther(text));
}

/** Whether the name is a parameter of another routine that the text beside it speaks of. */
function isSpokenOf(page: ManPage, index: number, { hasParam }: WorkspaceNames): boolean {
  const { marks } = page;
  const mark = marks[index];
  if (mark === undefined) return false;
  const own = subjectsOf(page);
  for (const step of [-1, 1]) {
    for (let at = index + step; ; at += step) {
      const other = marks[at];
      if (other === undefined || other.section !== mark.section) break;
      if (Math.abs(other.span.start - mark.span.start) > neighbourhood) break;
      if (!own.has(other.text) && hasParam(other.text, mark.text)) return true;
    }
  }
  return false;
}

/** Units of source within which a routine counts as spoken of: three lines or so. */
const neighbourhood = 300;
