/** The file of a new rule: it says what stands in its place, and finds every routine. */
export function ruleSource(id: string): string {
  return `import { defineRule } from '../rule.ts';

/** What is at fault, in a sentence. */
export default defineRule({
  id: '${id}',
  title: '${titleOf(id)}',
  severity: 'warning',
  presets: ['recommended'],
  since: '0.1.0',
  on: 'routine',

  *check(routine) {
    yield { span: routine.declared, message: 'what is wrong, then what was expected' };
  },
});
`;
}

/** The documentation of a new rule, with all the parts that its test asks for. */
export function documentSource(id: string): string {
  return `# ${titleOf(id)}

What is wrong, in a sentence or two.

## Why

What fails, concretely, and for whom.

## What to do

How to put it right.

## When to ignore

The case in which the finding is true and harmless.

## Wrong

\`\`\`defs door.defs
subsystem door 4000;
type door_t = MACH_MSG_TYPE_COPY_SEND;
routine door_open(server : door_t);
        ^^^^^^^^^ warning: what is wrong, then what was expected
\`\`\`

## Right

\`\`\`defs door.defs
subsystem door 4000;
\`\`\`
`;
}

/** `ids/range-overlap` is "Range overlap". */
function titleOf(id: string): string {
  const words = id.slice(id.indexOf('/') + 1).replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
