import type { FlagWord, Keyword } from '../syntax/defs/keywords.ts';

/**
 * What each reserved word does, in our own words. Source: both compilers' grammars (`parser.y`), checks
 * (`routine.c`, `type.c`) and code generators (`user.c`, `server.c`).
 */
export const keywordDocs: Readonly<Record<Keyword | FlagWord, string>> = {
  subsystem:
    'Names the interface and gives the id of its first message: `subsystem NAME BASE`. The name makes the default file names, the demultiplexer `NAME_server` and the header guards. A second one takes over name and base for every routine of the file.',
  kernelserver:
    'The server half runs in the kernel: ports in the request are translated objects, rights in the reply are references that the kernel gives away, and every routine must follow the kernel’s ownership rules.',
  kerneluser:
    'The user half runs in the kernel: the stubs send with `mach_msg_send_from_kernel` and `mach_msg_rpc_from_kernel`.',
  routine:
    'Declares a call with a reply: the request has the next message id, the reply that id + 100. The stub returns `kern_return_t`.',
  simpleroutine:
    'Declares a message without a reply: `out` and `inout` arguments are errors, and the stub returns as soon as the message is queued.',
  skip: 'Takes one message id and leaves its slot empty, so that the ids after it stay as they are. A request with such an id is answered with `MIG_BAD_ID`. GNU’s MIG also takes a count: `skip 3`.',
  type: 'Names a type: `type NAME = SPEC`, with translation clauses behind it. Only what is declared further up can be used.',
  msgoption:
    'As a statement: or-s the word into the options of `mach_msg` in the stubs that follow, until `MACH_MSG_OPTION_NONE`. As a direction: an argument of the user stub that replaces these options.',
  msgseqno:
    'The server routine gets the sequence number of the request in this argument; the caller does not see it. Apple takes it from the trailer, GNU from the header.',
  waittime:
    'A timeout in milliseconds, for sending and receiving with Apple’s MIG, for receiving with GNU’s. As a statement it holds for the routines that follow, as a direction the caller gives it.',
  nowaittime: 'Ends the effect of `waittime` for the routines that follow.',
  sendtime:
    'A timeout in milliseconds for sending alone. It counts only where no `waittime` is in force.',
  nosendtime: 'Ends the effect of `sendtime` for the routines that follow.',
  error:
    'Names a procedure that generated code once called for errors. It has no effect on today’s code, and newer GNU MIG does not know it.',
  serverprefix:
    'Put before the names of the server functions of the routines that follow. It does not change what a client calls.',
  userprefix:
    'Put before the names of the user stubs of the routines that follow. It does not change the server.',
  serverdemux: 'Names the demultiplexing function of the server, instead of `NAME_server`.',
  rcsid: 'A string that generated files carry along.',
  import: 'Includes a header in everything that is generated.',
  uimport: 'Includes a header in what is generated for the user side.',
  simport: 'Includes a header in what is generated for the server side.',
  iimport: 'Includes a header in the generated `.c` files alone.',
  dimport: 'Includes a header in the generated headers alone.',
  usespecialreplyport:
    'With a number other than 0, the routines that follow receive their replies on the thread’s special reply port, which lets the kernel see who waits for whom. Not in the kernel, and not for one-way messages.',
  consumeonsenderror:
    'What a stub does with rights that come back because the message could not be sent: `None` leaves them (and leaks them), `Timeout` destroys them after a timeout, `Any` also where the destination is dead.',
  UserTypeLimit:
    'An estimate of sizes by which the compiler puts message buffers on the stack or the heap.',
  OnStackLimit: 'The largest message, in bytes, that generated code keeps on the stack.',
  in: 'Travels in the request. It is the direction of every argument that has none, once there is a request port.',
  out: 'Travels in the reply; the caller passes a pointer or an array.',
  inout: 'Travels both ways. A variable array in the message itself cannot.',
  requestport:
    'The port that the request is sent to. Without the word it is the first argument that has no direction.',
  replyport:
    'The port that the reply comes back to, as an argument of the user stub and of the server routine.',
  sreplyport:
    'The reply port as an argument of the server routine alone: what it needs to reply later.',
  ureplyport: 'The reply port as an argument of the user stub alone.',
  array:
    '`array[n] of T` has n elements. `array[*:n] of T` has up to n and a count. `array[] of T` has any number and a count: Apple’s stubs send it out-of-line and free it after the server routine; GNU’s send up to 2048 bytes in the message.',
  of: 'Stands between a constructor and what it is made of.',
  struct:
    '`struct[n] of T` has the bytes of an array but is passed by value and can be assigned. GNU’s MIG also takes members: `struct { T a; … }`.',
  c_string:
    '`c_string[n]` always takes n bytes. `c_string[*:n]` takes as many as the string needs, at most n, the final NUL counted. Neither has a count in C.',
  intran:
    '`intran: TRANS FUNCTION(SERVER)`: the server stub makes what the routine gets out of what came in the message. It gives a reference, which `destructor` drops.',
  outtran:
    '`outtran: SERVER FUNCTION(TRANS)`: the server stub makes what goes into the reply out of what the routine gave. It consumes that reference.',
  destructor:
    '`destructor: FUNCTION(TRANS)`: called after the server routine on every translated `in` argument, whatever the routine returned.',
  intranpayload:
    '`intranpayload: TRANS FUNCTION`: takes the place of `intran` where the message came with a protected payload.',
  ctype: 'The C type on both sides, where it has another name than the MIG type.',
  cusertype: 'The C type on the user side.',
  cservertype: 'The C type on the server side.',
  serverimpl:
    'Meant as an argument of the server routine out of the trailer. The code that is generated names a field that does not exist: do not use it.',
  userimpl:
    'Meant as an argument of the user stub out of the reply’s trailer. The code that is generated names a field that does not exist: do not use it.',
  sectoken:
    'The security token of the other side, for the caller and the server routine, out of the trailers.',
  serversectoken:
    'The caller’s security token (its user and group), by value, out of the trailer. The server’s loop must ask for that trailer.',
  usersectoken: 'The server’s security token, for the caller, out of the reply’s trailer.',
  audittoken:
    'The audit token of the other side, for the caller and the server routine, out of the trailers.',
  serveraudittoken:
    'The caller’s audit token, by value, out of the trailer. The server’s loop must ask for that trailer, and must judge by the whole token: a process id alone may be reused.',
  useraudittoken: 'The server’s audit token, for the caller, out of the reply’s trailer.',
  servercontexttoken: 'The context of the port that received the request, out of the trailer.',
  PointerTo:
    '`PointerTo(T)`: a pointer to the C type, which the message carries by value. MIG does not know its size.',
  PointerToIfNot:
    '`PointerToIfNot(T, BAD)`: like `PointerTo`, but left out of the message where the pointer is BAD. Only for `in`. Apple’s compiler crashes on it when it writes the server.',
  ValueOf: '`ValueOf(T)`: a C type by value. Only for `in`.',
  dealloc:
    'The sender’s out-of-line memory is unmapped once the message is sent. `dealloc[]` lets the caller (or the server routine, for `out`) say so at run time. On data inside the message it means nothing.',
  notdealloc: 'Undoes a `dealloc` that the type brings.',
  countinout:
    'The caller tells in the count how much room its array has. Without it the stub assumes the most that the type allows. Only for `out` arrays in the message itself.',
  retcode:
    'In a one-way message of Apple’s MIG, the argument takes the place of the return code of an error reply. GNU’s MIG reads it and ignores it.',
  samecount: 'The array has as many elements as the argument before it, and no count of its own.',
  physicalcopy: 'Out-of-line data is copied when the message is sent, instead of copy-on-write.',
  overwrite: 'Out-of-line data of the reply is received into memory that the caller already has.',
  auto: 'The stub frees the out-of-line data of the request after the server routine, whatever it returned.',
  const: 'The C parameter is `const`. Only for arrays in the message itself, and strings.',
  islong: 'The long form of the type descriptor, whatever the compiler would choose.',
  isnotlong: 'The short form of the type descriptor, whatever the compiler would choose.',
  servercopy:
    'The server routine gets a `boolean_t` that tells whether the array came out-of-line, and then owns it. Only for unbounded `in` arrays.',
};

/** What a symbolic type does with a right; a word for the plain data types. */
export function symbolicDoc(word: string): string | undefined {
  return symbolicDocs.get(word.replace(/^MACH_MSG_TYPE_/, ''));
}

const symbolicDocs: ReadonlyMap<string, string> = new Map([
  ['MOVE_RECEIVE', 'The sender gives up its receive right; the receiver gets it.'],
  [
    'MOVE_SEND',
    'The sender gives up one user reference of its send right; the receiver gets a send right.',
  ],
  ['MOVE_SEND_ONCE', 'The sender gives up its send-once right; the receiver gets it.'],
  ['COPY_SEND', 'The sender keeps its send right; the receiver gets one, too.'],
  ['MAKE_SEND', 'The sender holds the receive right and keeps it; the receiver gets a send right.'],
  [
    'MAKE_SEND_ONCE',
    'The sender holds the receive right and keeps it; the receiver gets a send-once right.',
  ],
  [
    'PORT_SEND',
    'The receiver gets a send right; how the sender comes by it, an extra argument tells.',
  ],
  [
    'PORT_SEND_ONCE',
    'The receiver gets a send-once right; how the sender comes by it, an extra argument tells.',
  ],
  ['PORT_RECEIVE', 'The receiver gets the receive right; an extra argument tells that it moves.'],
  ['POLYMORPHIC', 'Extra arguments tell at run time what is sent and what arrives.'],
  ['polymorphic', 'Extra arguments tell at run time what is sent and what arrives.'],
  ['PORT_NAME', 'A number alone: no right travels, and the name means nothing in another task.'],
  ['UNSTRUCTURED', 'Bytes that MIG knows nothing of.'],
  ['BIT', 'One bit.'],
  ['BOOLEAN', 'A boolean in 32 bits.'],
  ['INTEGER_8', 'An integer in 8 bits.'],
  ['INTEGER_16', 'An integer in 16 bits.'],
  ['INTEGER_32', 'An integer in 32 bits.'],
  ['INTEGER_64', 'An integer in 64 bits.'],
  ['CHAR', 'A character.'],
  ['BYTE', 'A byte.'],
  ['REAL', 'A floating-point number; its size must be written.'],
  ['REAL_32', 'A floating-point number in 32 bits.'],
  ['REAL_64', 'A floating-point number in 64 bits.'],
  ['STRING', 'A string; its size must be written.'],
  ['STRING_C', 'A C string; its size must be written.'],
]);
