import { describe, expect, it } from 'vitest';
import { grammarPath } from './paths.ts';
import { printed, textmate } from './textmate.ts';

const colour = await textmate('source.mig', {
  files: { 'source.mig': grammarPath('mig.tmLanguage.json') },
});
const scopesOf = (text: string): string => printed(colour(text));

describe('the MIG grammar', () => {
  it('colours a subsystem whose name and base follow conditional modifiers', () => {
    expect(scopesOf('subsystem\n#if\tKERNEL_SERVER\n\tKernelServer\n#endif\n\tdoor 100;'))
      .toMatchInlineSnapshot(`
      "subsystem  storage.type.subsystem.mig
      #  punctuation.definition.directive.mig
      if  keyword.control.directive.conditional.mig
      KERNEL_SERVER  entity.name.function.preprocessor.mig
      KernelServer  storage.modifier.side.mig
      #  punctuation.definition.directive.mig
      endif  keyword.control.directive.conditional.mig
      door  entity.name.namespace.mig
      100  constant.numeric.decimal.mig
      ;  punctuation.terminator.statement.mig"
    `);
  });

  it('colours a routine, its directions, types and flags', () => {
    expect(
      scopesOf(
        'Routine door_list(\n\tserver : door_t;\nout\tdoors : door_array_t, Dealloc, CountInOut);',
      ),
    ).toMatchInlineSnapshot(`
      "Routine  storage.type.routine.mig
      door_list  entity.name.function.routine.mig
      (  punctuation.definition.arguments.begin.mig
      server  variable.parameter.mig
      :  punctuation.separator.type.mig
      door_t  entity.name.type.mig
      ;  punctuation.separator.argument.mig
      out  storage.modifier.direction.mig
      doors  variable.parameter.mig
      :  punctuation.separator.type.mig
      door_array_t  entity.name.type.mig
      ,  punctuation.separator.flag.mig
      Dealloc  storage.modifier.flag.mig
      ,  punctuation.separator.flag.mig
      CountInOut  storage.modifier.flag.mig
      )  punctuation.definition.arguments.end.mig
      ;  punctuation.terminator.statement.mig"
    `);
  });

  it('colours an argument whose type is spelled out', () => {
    expect(
      scopesOf(
        'simpleroutine f(a : control_t = MACH_MSG_TYPE_MAKE_SEND | polymorphic\n\tctype: mach_port_t);',
      ),
    ).toMatchInlineSnapshot(`
      "simpleroutine  storage.type.routine.mig
      f  entity.name.function.routine.mig
      (  punctuation.definition.arguments.begin.mig
      a  variable.parameter.mig
      :  punctuation.separator.type.mig
      control_t  entity.name.type.mig
      =  keyword.operator.assignment.mig
      MACH_MSG_TYPE_MAKE_SEND  support.type.ipc.mig
      |  keyword.operator.rights.mig
      polymorphic  support.type.ipc.mig
      ctype  keyword.other.translation.mig
      :  punctuation.separator.translation.mig
      mach_port_t  entity.name.type.mig
      )  punctuation.definition.arguments.end.mig
      ;  punctuation.terminator.statement.mig"
    `);
  });

  it('sees through the macros that make a name', () => {
    expect(scopesOf('routine PREFIX(SUFFIX(door_open)) (\n\tserver : door_t);'))
      .toMatchInlineSnapshot(`
      "routine  storage.type.routine.mig
      PREFIX  entity.name.function.preprocessor.mig
      (  punctuation.section.parens.begin.mig
      SUFFIX  entity.name.function.preprocessor.mig
      (  punctuation.section.parens.begin.mig
      door_open  entity.name.function.routine.mig
      )  punctuation.section.parens.end.mig
      )  punctuation.section.parens.end.mig
      (  punctuation.definition.arguments.begin.mig
      server  variable.parameter.mig
      :  punctuation.separator.type.mig
      door_t  entity.name.type.mig
      )  punctuation.definition.arguments.end.mig
      ;  punctuation.terminator.statement.mig"
    `);
  });

  it('colours both arms where the preprocessor cuts a routine', () => {
    expect(
      scopesOf(
        'routine\n#if A\na_open(\n\tx : a_t;\n#else\nb_open(\n\ty : b_t;\n#endif\n\tz : int);',
      ),
    ).toMatchInlineSnapshot(`
      "routine  storage.type.routine.mig
      #  punctuation.definition.directive.mig
      if  keyword.control.directive.conditional.mig
      A  entity.name.function.preprocessor.mig
      a_open  entity.name.function.routine.mig
      (  punctuation.definition.arguments.begin.mig
      x  variable.parameter.mig
      :  punctuation.separator.type.mig
      a_t  entity.name.type.mig
      ;  punctuation.separator.argument.mig
      #  punctuation.definition.directive.mig
      else  keyword.control.directive.conditional.mig
      b_open  entity.name.function.routine.mig
      (  punctuation.definition.arguments.begin.mig
      y  variable.parameter.mig
      :  punctuation.separator.type.mig
      b_t  entity.name.type.mig
      ;  punctuation.separator.argument.mig
      #  punctuation.definition.directive.mig
      endif  keyword.control.directive.conditional.mig
      z  variable.parameter.mig
      :  punctuation.separator.type.mig
      int  entity.name.type.mig
      )  punctuation.definition.arguments.end.mig
      ;  punctuation.terminator.statement.mig"
    `);
  });

  it('colours a type with translations', () => {
    expect(
      scopesOf(
        'type door_t = mach_port_t\n\tintran: door_t port_to_door(mach_port_t)\n\tdestructor: door_release(door_t)\n\tcusertype: door_port_t;',
      ),
    ).toMatchInlineSnapshot(`
      "type  storage.type.type.mig
      door_t  entity.name.type.mig
      =  keyword.operator.assignment.mig
      mach_port_t  entity.name.type.mig
      intran  keyword.other.translation.mig
      :  punctuation.separator.translation.mig
      door_t  entity.name.type.mig
      port_to_door  entity.name.function.translation.mig
      (  punctuation.section.parens.begin.mig
      mach_port_t  entity.name.type.mig
      )  punctuation.section.parens.end.mig
      destructor  keyword.other.translation.mig
      :  punctuation.separator.translation.mig
      door_release  entity.name.function.translation.mig
      (  punctuation.section.parens.begin.mig
      door_t  entity.name.type.mig
      )  punctuation.section.parens.end.mig
      cusertype  keyword.other.translation.mig
      :  punctuation.separator.translation.mig
      door_port_t  entity.name.type.mig
      ;  punctuation.terminator.statement.mig"
    `);
  });

  it('colours the constructors of types', () => {
    expect(scopesOf('type a = ^array[] of array[*:MAX] of struct[2 * 3] of c_string[*:80];'))
      .toMatchInlineSnapshot(`
      "type  storage.type.type.mig
      a  entity.name.type.mig
      =  keyword.operator.assignment.mig
      ^  keyword.operator.out-of-line.mig
      array  storage.type.constructor.mig
      [  punctuation.section.brackets.begin.mig
      ]  punctuation.section.brackets.end.mig
      of  keyword.other.of.mig
      array  storage.type.constructor.mig
      [  punctuation.section.brackets.begin.mig
      *  keyword.operator.variable-count.mig
      :  punctuation.separator.bound.mig
      MAX  entity.name.function.preprocessor.mig
      ]  punctuation.section.brackets.end.mig
      of  keyword.other.of.mig
      struct  storage.type.constructor.mig
      [  punctuation.section.brackets.begin.mig
      2  constant.numeric.decimal.mig
      *  keyword.operator.arithmetic.mig
      3  constant.numeric.decimal.mig
      ]  punctuation.section.brackets.end.mig
      of  keyword.other.of.mig
      c_string  storage.type.constructor.mig
      [  punctuation.section.brackets.begin.mig
      *  keyword.operator.variable-count.mig
      :  punctuation.separator.bound.mig
      80  constant.numeric.decimal.mig
      ]  punctuation.section.brackets.end.mig
      ;  punctuation.terminator.statement.mig"
    `);
  });

  it('colours what is Apple’s alone', () => {
    expect(
      scopesOf(
        'type a = PointerToIfNot(b, NULL_B);\nUserTypeLimit 512;\nusespecialreplyport 1;\nconsumeonsenderror Timeout;',
      ),
    ).toMatchInlineSnapshot(`
      "type  storage.type.type.mig
      a  entity.name.type.mig
      =  keyword.operator.assignment.mig
      PointerToIfNot  storage.type.native.mig
      (  punctuation.section.parens.begin.mig
      b  entity.name.type.mig
      ,  punctuation.separator.mig
      NULL_B  entity.name.function.preprocessor.mig
      )  punctuation.section.parens.end.mig
      ;  punctuation.terminator.statement.mig
      UserTypeLimit  keyword.other.limit.mig
      512  constant.numeric.decimal.mig
      ;  punctuation.terminator.statement.mig
      usespecialreplyport  keyword.other.limit.mig
      1  constant.numeric.decimal.mig
      ;  punctuation.terminator.statement.mig
      consumeonsenderror  keyword.other.option.mig
      Timeout  string.unquoted.mig
      ;  punctuation.terminator.statement.mig"
    `);
  });

  it('colours what is GNU’s alone', () => {
    expect(
      scopesOf('type a = struct { int32_t low; int32_t high; }\n\tintranpayload: a_t f;\nskip 3;'),
    ).toMatchInlineSnapshot(`
      "type  storage.type.type.mig
      a  entity.name.type.mig
      =  keyword.operator.assignment.mig
      struct  storage.type.constructor.mig
      {  punctuation.section.members.begin.mig
      int32_t  entity.name.type.mig
      low  variable.other.member.mig
      ;  punctuation.terminator.member.mig
      int32_t  entity.name.type.mig
      high  variable.other.member.mig
      ;  punctuation.terminator.member.mig
      }  punctuation.section.members.end.mig
      intranpayload  keyword.other.translation.mig
      :  punctuation.separator.translation.mig
      a_t  entity.name.type.mig
      f  entity.name.function.translation.mig
      ;  punctuation.terminator.statement.mig
      skip  keyword.control.skip.mig
      3  constant.numeric.decimal.mig
      ;  punctuation.terminator.statement.mig"
    `);
  });

  it('colours statements that take a word', () => {
    expect(
      scopesOf(
        'serverprefix do_;\nserverdemux door_demux;\nmsgoption MACH_SEND_TIMEOUT;\nwaittime -1;\nnowaittime;\nrcsid "1.2";',
      ),
    ).toMatchInlineSnapshot(`
      "serverprefix  keyword.other.name.mig
      do_  entity.name.function.mig
      ;  punctuation.terminator.statement.mig
      serverdemux  keyword.other.name.mig
      door_demux  entity.name.function.mig
      ;  punctuation.terminator.statement.mig
      msgoption  keyword.other.option.mig
      MACH_SEND_TIMEOUT  string.unquoted.mig
      ;  punctuation.terminator.statement.mig
      waittime  keyword.other.option.mig
      -1  string.unquoted.mig
      ;  punctuation.terminator.statement.mig
      nowaittime  keyword.other.option.mig
      ;  punctuation.terminator.statement.mig
      rcsid  keyword.other.rcsid.mig
      "  punctuation.definition.string.begin.mig
      1.2  string.quoted.double.mig
      "  punctuation.definition.string.end.mig
      ;  punctuation.terminator.statement.mig"
    `);
  });

  it('ends a declaration that lacks its end with the next statement', () => {
    const tokens = colour('routine f(a : array[3 of int;\nroutine g(b : int);\nskip;');
    expect(tokens.at(-1)?.scopes).toEqual(['source.mig', 'punctuation.terminator.statement.mig']);
  });
});
