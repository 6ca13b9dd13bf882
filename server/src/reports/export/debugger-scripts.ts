import type { IdRow } from './id-table.ts';

/** A script for IDA (its own Python): an enumeration of message ids, and names where a number stands in code. */
export function idaScript(rows: readonly IdRow[]): string {
  return `# Names MIG message ids in IDA: File > Script file. Made by machlint.
import idc

ROUTINES = ${pythonTable(rows)}


def add_enumeration():
    existing = idc.get_enum("mach_msg_id")
    enum = existing if existing != idc.BADADDR else idc.add_enum(-1, "mach_msg_id", idc.hex_flag())
    for number, names in sorted(ROUTINES.items()):
        for name in names:
            idc.add_enum_member(enum, "MSG_" + name, number, -1)
    return enum


def name_of(number):
    """The routines that a message id may mean, replies marked."""
    return ROUTINES.get(number, []) + [name + "_reply" for name in ROUTINES.get(number - 100, [])]


if __name__ == "__main__":
    add_enumeration()
    print("machlint: %d message ids named" % len(ROUTINES))
`;
}

/** A script for Ghidra (its Python): sets end-of-line comments on instructions that load a message id. */
export function ghidraScript(rows: readonly IdRow[]): string {
  return `# Names MIG message ids where instructions load them. Made by machlint.
# @category Mach
from ghidra.program.model.listing import CodeUnit
from ghidra.program.model.scalar import Scalar

ROUTINES = ${pythonTable(rows)}


def name_of(number):
    """The routines that a message id may mean, replies marked."""
    return ROUTINES.get(number, []) + [name + "_reply" for name in ROUTINES.get(number - 100, [])]


def annotate():
    # Numbers below 1000 occur everywhere: only higher ones are worth a comment.
    count = 0
    for instruction in currentProgram.getListing().getInstructions(True):
        for operand in range(instruction.getNumOperands()):
            for item in instruction.getOpObjects(operand):
                if isinstance(item, Scalar) and item.getUnsignedValue() >= 1000:
                    names = name_of(item.getUnsignedValue())
                    if names:
                        instruction.setComment(CodeUnit.EOL_COMMENT, "msgh_id: " + " or ".join(names))
                        count += 1
    print("machlint: %d instructions commented" % count)


annotate()
`;
}

/** A script for lldb: the command \`msgid NUMBER\`, and \`msgid\` alone for the header that the first argument points to. */
export function lldbScript(rows: readonly IdRow[]): string {
  return `# Tells what a Mach message id means: command script import FILE, then msgid 3405. Made by machlint.
import lldb

ROUTINES = ${pythonTable(rows)}


def name_of(number):
    """The routines that a message id may mean, replies marked."""
    return ROUTINES.get(number, []) + [name + "_reply" for name in ROUTINES.get(number - 100, [])]


def msgid(debugger, command, context, result, internal):
    """msgid [NUMBER]: what a message id means; without a number, that of the mach_msg_header_t in the first argument."""
    text = command.strip()
    if text:
        number = int(text, 0)
    else:
        frame = context.GetFrame()
        error = lldb.SBError()
        first = frame.FindRegister("arg1").GetValueAsUnsigned()
        number = context.GetProcess().ReadUnsignedFromMemory(first + 20, 4, error)
        if error.Fail():
            result.SetError("cannot read a message header at the first argument")
            return
    names = name_of(number)
    result.AppendMessage("%d: %s" % (number, " or ".join(names) if names else "no routine known"))


def __lldb_init_module(debugger, internal):
    debugger.HandleCommand("command script add -c %s.msgid msgid" % __name__)
`;
}

/** Ids to names as a Python literal. Names are C identifiers, so nothing in them needs escaping. */
function pythonTable(rows: readonly IdRow[]): string {
  const names = new Map<number, Set<string>>();
  for (const { id, name } of rows) {
    if (/^\w+$/.test(name)) names.set(id, (names.get(id) ?? new Set()).add(name));
  }
  const lines = [...names]
    .sort(([a], [b]) => a - b)
    .map(([id, known]) => `    ${id}: [${[...known].map((name) => `"${name}"`).join(', ')}],`);
  return `{\n${lines.join('\n')}\n}`;
}
