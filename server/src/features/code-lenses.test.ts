import { expect, it } from 'vitest';
import { scene } from '../test/cursor.ts';
import { fixtureFile } from '../test/fixture.ts';
import { codeLenses, lensTarget } from './code-lenses.ts';

const { snapshot } = scene({
  'thing.defs':
    'subsystem thing 500;\nroutine thing_read(p : mach_port_t);\nroutine other(p : mach_port_t);',
  'thing_read.html': '<h2>thing_read</h2><h3>DESCRIPTION</h3><strong>thing_read</strong> reads.',
});

it('counts mentions and pages over each routine', () => {
  const lenses = codeLenses(snapshot, fixtureFile('thing.defs'), { references: true, pages: true });
  const titles = lenses.map(({ kind, symbol }) => lensTarget(snapshot, kind, symbol).title);
  expect(titles).toEqual(['2 references', '1 page', '0 references', 'no page']);
});

it('leaves out what is switched off', () => {
  const file = fixtureFile('thing.defs');
  expect(codeLenses(snapshot, file, { references: false, pages: false })).toEqual([]);
});
