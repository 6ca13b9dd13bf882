import { always, joined, type Fate, type Outcomes } from './ownership-fate.ts';
import { code, deallocation, possession, rightOf, transferOf } from './ownership-words.ts';
import type { Transfer } from './ownership-transfer.ts';

/**
 * What the server routine owns of a request. The one rule: all that the request carries is lent until the routine
 * returns; with success (or MIG_NO_REPLY) it is the routine's, with an error whoever runs the server destroys it.
 */
export function serverGets(transfer: Transfer): Outcomes {
  const { argument, carries, context } = transfer;
  const name = code(argument.name.text);
  const left: Fate = {
    duty: 'leaves',
    text: `must leave ${name} alone: whoever runs the server destroys it`,
  };
  const owned: Fate = {
    duty: 'releases',
    text: `owns ${possession(transfer, context.kernelServer)}, or stores it`,
  };
  if (carries === 'port') {
    const releasesPort = context.kernelServer ? ', and on success releases the port' : '';
    return serverTranslates(transfer, releasesPort) ?? { success: owned, error: left };
  }
  const freed = freedByStub(transfer);
  if (freed === 'never') return { success: owned, error: left };
  const rights = carries === 'memory' ? '' : ', but owns and releases each right in it';
  const success: Fate = {
    duty: carries === 'memory' ? 'leaves' : 'releases',
    text: `must not free the memory of ${name}, which the stub does${rights}`,
  };
  return { success, error: freed === 'always' && carries === 'memory' ? success : left };
}

/**
 * An argument that the stub turns into an object before the routine sees it: undefined where it does not.
 * Destructors run in the reverse order of the arguments, before the stub looks at the routine's return value.
 */
export function serverTranslates(
  { argument }: Transfer,
  alsoReleases: string,
): Outcomes | undefined {
  const { intran, destructor } = argument.type;
  if (intran === undefined) return undefined;
  const name = code(argument.name.text);
  if (destructor === undefined || argument.direction === 'inout') {
    return always(
      'releases',
      `owns whatever reference ${code(intran.text)} takes for ${name}, which no destructor gives back`,
    );
  }
  return always(
    'leaves',
    `must not release ${name}: the stub calls ${code(destructor.text)} on it, whatever is returned${alsoReleases}`,
  );
}

/** What the server routine does with what it answers. */
export function serverSends(transfer: Transfer): Outcomes {
  const success = answered(transfer);
  const error: Fate =
    success.duty === 'keeps'
      ? { duty: 'keeps', text: `${success.text}, since an error reply carries nothing` }
      : {
          duty: 'releases',
          text: `releases what it has made for ${code(transfer.argument.name.text)}, since an error reply carries nothing`,
        };
  return { success, error };
}

function answered(transfer: Transfer): Fate {
  switch (transfer.carries) {
    case 'port':
    case 'ports':
      return answeredRights(transfer);
    case 'memory':
      return answeredMemory(transfer);
    case 'ports-in-memory':
      return joined(answeredRights(transfer), answeredMemory(transfer));
  }
}

/**
 * Apple's stub frees an unbounded array always, GNU's after success unless the routine asked for it; with Apple's
 * `auto` the stub frees out-of-line data whatever is returned.
 */
function freedByStub({ argument, carries, context }: Transfer): 'always' | 'on-success' | 'never' {
  const { type, flags } = argument;
  if (flags.includes('auto') && carries === 'memory') return 'always';
  if (!type.unbounded) return 'never';
  if (context.dialect === 'apple') return 'always';
  return flags.includes('servercopy') ? 'never' : 'on-success';
}

function answeredRights({ argument, carries, context }: Transfer): Fate {
  const { type, name } = argument;
  const one = carries === 'port' ? 'the' : 'each';
  if (context.kernelServer) {
    if (type.outtran === undefined || carries !== 'port') {
      return { duty: 'gives-up', text: `gives ${one} ${rightOf(type.outName)} right away` };
    }
    return {
      duty: 'gives-up',
      text: `hands its reference to ${code(type.outtran.text)}, which makes the right`,
    };
  }
  const right = rightOf(type.inName);
  switch (transferOf(type.inName)) {
    case 'copy':
      return { duty: 'keeps', text: `keeps ${carries === 'port' ? 'its' : 'every'} send right` };
    case 'make':
      return {
        duty: 'keeps',
        text: `keeps the receive right, from which ${one} ${right} right is made`,
      };
    case 'move':
      return { duty: 'gives-up', text: `gives ${one} ${right} right away` };
    case 'told':
      return {
        duty: 'depends',
        text: `gives ${one} right away where it sets ${code(`${name.text}Poly`)} to move, and keeps it otherwise`,
      };
  }
}

function answeredMemory({ argument, context }: Transfer): Fate {
  const name = code(argument.name.text);
  if (context.kernelServer) {
    const what = argument.type.port ? 'array' : 'copy object';
    return { duty: 'gives-up', text: `gives the ${what} ${name} away` };
  }
  switch (deallocation(argument)) {
    case 'yes':
      return { duty: 'gives-up', text: `loses the memory at ${name} when the reply is sent` };
    case 'maybe':
      return {
        duty: 'depends',
        text: `loses the memory at ${name} where it sets ${code(`${argument.name.text}Dealloc`)}, and keeps it otherwise`,
      };
    case 'no':
      return {
        duty: 'releases',
        text: `keeps the memory at ${name}, and frees it once the reply is sent`,
      };
  }
}
