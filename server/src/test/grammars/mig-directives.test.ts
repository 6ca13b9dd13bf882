import { describe, expect, it } from 'vitest';
import { grammarPath } from './paths.ts';
import { printed, textmate } from './textmate.ts';

const colour = await textmate('source.mig', {
  files: { 'source.mig': grammarPath('mig.tmLanguage.json') },
});
const scopesOf = (text: string): string => printed(colour(text));

describe('the MIG grammar, on what a preprocessor reads', () => {
  it('colours imports and includes', () => {
    expect(
      scopesOf(
        '#include <mach/std_types.defs>\n#import "a.defs" /* b */\nimport <mach/mach.h>;\nsimport "door.h";',
      ),
    ).toMatchInlineSnapshot(`
      "#  punctuation.definition.directive.mig
      include  keyword.control.directive.include.mig
      <  punctuation.definition.string.begin.mig
      mach/std_types.defs  string.quoted.other.lt-gt.include.mig
      >  punctuation.definition.string.end.mig
      #  punctuation.definition.directive.mig
      import  keyword.control.directive.include.mig
      "  punctuation.definition.string.begin.mig
      a.defs  string.quoted.double.include.mig
      "  punctuation.definition.string.end.mig
      /*  punctuation.definition.comment.begin.mig
      b  comment.block.mig
      */  punctuation.definition.comment.end.mig
      import  keyword.control.import.mig
      <  punctuation.definition.string.begin.mig
      mach/mach.h  string.quoted.other.lt-gt.include.mig
      >  punctuation.definition.string.end.mig
      ;  punctuation.terminator.statement.mig
      simport  keyword.control.import.mig
      "  punctuation.definition.string.begin.mig
      door.h  string.quoted.double.include.mig
      "  punctuation.definition.string.end.mig
      ;  punctuation.terminator.statement.mig"
    `);
  });

  it('colours macros with parameters, pasting and continued lines', () => {
    expect(scopesOf('#define CONCAT(a,b) \\\n\ta ## b // paste\n#undef CONCAT'))
      .toMatchInlineSnapshot(`
      "#  punctuation.definition.directive.mig
      define  keyword.control.directive.define.mig
      CONCAT  entity.name.function.preprocessor.mig
      (  punctuation.definition.parameters.begin.mig
      a  variable.parameter.preprocessor.mig
      ,  punctuation.separator.parameters.mig
      b  variable.parameter.preprocessor.mig
      )  punctuation.definition.parameters.end.mig
      \\  constant.character.escape.line-continuation.mig
      a  variable.other.mig
      ##  keyword.operator.paste.mig
      b  variable.other.mig
      //  punctuation.definition.comment.mig
      paste  comment.line.double-slash.mig
      #  punctuation.definition.directive.mig
      undef  keyword.control.directive.undef.mig
      CONCAT  entity.name.function.preprocessor.mig"
    `);
  });

  it('colours conditions', () => {
    expect(
      scopesOf(
        '# if defined(__LP64__) && (MACH_VERSION >= 0x10) /* why\n*/\n#else\n#error no such thing\n#endif /* LP64 */\n#pragma once',
      ),
    ).toMatchInlineSnapshot(`
      "#  punctuation.definition.directive.mig
      if  keyword.control.directive.conditional.mig
      defined  keyword.control.defined.mig
      (  punctuation.section.parens.begin.mig
      __LP64__  entity.name.function.preprocessor.mig
      )  punctuation.section.parens.end.mig
      &&  keyword.operator.mig
      (  punctuation.section.parens.begin.mig
      MACH_VERSION  entity.name.function.preprocessor.mig
      >=  keyword.operator.mig
      0x10  constant.numeric.hex.mig
      )  punctuation.section.parens.end.mig
      /*  punctuation.definition.comment.begin.mig
      why  comment.block.mig
      */  punctuation.definition.comment.end.mig
      #  punctuation.definition.directive.mig
      else  keyword.control.directive.conditional.mig
      #  punctuation.definition.directive.mig
      error  keyword.control.directive.diagnostic.mig
      no  string.unquoted.mig
      such  string.unquoted.mig
      thing  string.unquoted.mig
      #  punctuation.definition.directive.mig
      endif  keyword.control.directive.conditional.mig
      /*  punctuation.definition.comment.begin.mig
      LP64  comment.block.mig
      */  punctuation.definition.comment.end.mig
      #  punctuation.definition.directive.mig
      pragma  keyword.control.directive.mig
      once  variable.other.mig"
    `);
  });

  it('colours a comment over several lines and code behind it', () => {
    expect(scopesOf('/* a routine\n * of old */ skip; // now free')).toMatchInlineSnapshot(`
      "/*  punctuation.definition.comment.begin.mig
      a routine  comment.block.mig
      * of old  comment.block.mig
      */  punctuation.definition.comment.end.mig
      skip  keyword.control.skip.mig
      ;  punctuation.terminator.statement.mig
      //  punctuation.definition.comment.mig
      now free  comment.line.double-slash.mig"
    `);
  });
});
