/**
 * The return codes that need no header, one a line: value, name, meaning. Names and values are those of the headers
 * that each table names; the meanings are ours.
 */

/** Values 0 to 23 of `kern_return_t` are common to Apple and GNU. Source: mach/kern_return.h of both. */
export const commonKernCodes = `
0 KERN_SUCCESS The call did what it was asked to.
1 KERN_INVALID_ADDRESS An address is not mapped now.
2 KERN_PROTECTION_FAILURE The memory is mapped, but not for this kind of access.
3 KERN_NO_SPACE The address range is taken, or no range or port name of that kind is free.
4 KERN_INVALID_ARGUMENT An argument is wrong, or the call does not apply to this object.
5 KERN_FAILURE The call failed for a reason that has no code of its own.
6 KERN_RESOURCE_SHORTAGE A system resource ran out; it may come back.
7 KERN_NOT_RECEIVER The task does not hold the receive right of the port.
8 KERN_NO_ACCESS Access is restricted.
9 KERN_MEMORY_FAILURE The memory object behind a page is gone for good.
10 KERN_MEMORY_ERROR The memory object behind a page did not supply its data; it may later.
12 KERN_NOT_IN_SET The receive right is in no port set.
13 KERN_NAME_EXISTS The port name is in use already.
14 KERN_ABORTED The operation was interrupted; IPC turns this into a message error.
15 KERN_INVALID_NAME The name denotes no right of the task.
16 KERN_INVALID_TASK The target task is not alive.
17 KERN_INVALID_RIGHT The name denotes a right of the wrong kind.
18 KERN_INVALID_VALUE A value is out of range.
19 KERN_UREFS_OVERFLOW The count of user references would overflow.
20 KERN_INVALID_CAPABILITY The port is not of the kind that the call needs.
21 KERN_RIGHT_EXISTS The task holds a right for that port already, under another name.
22 KERN_INVALID_HOST The port is no host port.
23 KERN_MEMORY_PRESENT Precious data was offered for pages that are present.
`;

/** Source: osfmk/mach/kern_return.h of XNU. */
export const appleKernCodes = `
11 KERN_ALREADY_IN_SET The receive right is in that port set already.
24 KERN_MEMORY_DATA_MOVED The page moved to a copy object; pagers see this, callers do not.
25 KERN_MEMORY_RESTART_COPY The copy is to be tried again the quick way.
26 KERN_INVALID_PROCESSOR_SET The port is no processor set control port.
27 KERN_POLICY_LIMIT The scheduling attributes exceed the limits of the thread.
28 KERN_INVALID_POLICY The scheduling policy is not enabled.
29 KERN_INVALID_OBJECT The external memory manager failed to initialise the memory object.
30 KERN_ALREADY_WAITING Another thread waits for this event already.
31 KERN_DEFAULT_SET The default processor set cannot be destroyed.
32 KERN_EXCEPTION_PROTECTED The exception port or its processing is protected.
33 KERN_INVALID_LEDGER A ledger was needed and none given.
34 KERN_INVALID_MEMORY_CONTROL The port is no memory cache control port.
35 KERN_INVALID_SECURITY The port is not the security port of the host.
36 KERN_NOT_DEPRESSED The priority of the thread was not depressed.
37 KERN_TERMINATED The object is terminated.
38 KERN_LOCK_SET_DESTROYED The lock set is destroyed.
39 KERN_LOCK_UNSTABLE The thread that held the lock died with it.
40 KERN_LOCK_OWNED Another thread holds the lock.
41 KERN_LOCK_OWNED_SELF The caller holds the lock already.
42 KERN_SEMAPHORE_DESTROYED The semaphore is destroyed.
43 KERN_RPC_SERVER_TERMINATED The server died before it replied.
44 KERN_RPC_TERMINATE_ORPHAN The orphaned activation is to be terminated.
45 KERN_RPC_CONTINUE_ORPHAN The orphaned activation is to run on.
46 KERN_NOT_SUPPORTED The operation is not supported here.
47 KERN_NODE_DOWN The remote node cannot be reached.
48 KERN_NOT_WAITING The thread that was to be woken did not wait.
49 KERN_OPERATION_TIMED_OUT The time of a timed wait ran out.
50 KERN_CODESIGN_ERROR A page failed the check of its signature.
51 KERN_POLICY_STATIC The property cannot be changed now.
52 KERN_INSUFFICIENT_BUFFER_SIZE The buffer is too small.
53 KERN_DENIED A policy refused the operation.
54 KERN_MISSING_KC The kernel collection is missing.
55 KERN_INVALID_KC The kernel collection is not valid.
56 KERN_NOT_FOUND What was looked for does not exist.
`;

/** Source: mach/kern_return.h of GNU Mach. */
export const gnuKernCodes = `
24 KERN_WRITE_PROTECTION_FAILURE A page that is watched for writes was written to.
26 KERN_TERMINATED The object is terminated.
27 KERN_TIMEDOUT The time of a timed operation ran out.
28 KERN_INTERRUPTED The operation was interrupted.
`;

/**
 * The bits of the cause may be or-ed into a header or body error: compare with `MACH_MSG_MASK` removed.
 * Source: mach/message.h of both.
 */
export const commonMessageCodes = `
0 MACH_MSG_SUCCESS The message was sent, or received.
0x2000 MACH_MSG_IPC_SPACE Cause bit: no room for another name in the port name space.
0x1000 MACH_MSG_VM_SPACE Cause bit: no room in the address space for out-of-line memory.
0x800 MACH_MSG_IPC_KERNEL Cause bit: the kernel ran out of a resource for port rights.
0x400 MACH_MSG_VM_KERNEL Cause bit: the kernel ran out of a resource for out-of-line memory.
0x10000001 MACH_SEND_IN_PROGRESS The thread waits to send; within the kernel only.
0x10000002 MACH_SEND_INVALID_DATA The message buffer cannot be read.
0x10000003 MACH_SEND_INVALID_DEST The destination port is not valid or dead.
0x10000004 MACH_SEND_TIMED_OUT The queue of the destination was full until the time ran out.
0x10000007 MACH_SEND_INTERRUPTED A software interrupt ended the send.
0x10000008 MACH_SEND_MSG_TOO_SMALL The data ends before the header or the descriptors do.
0x10000009 MACH_SEND_INVALID_REPLY The reply port is not valid.
0x1000000a MACH_SEND_INVALID_RIGHT The body names a right that the caller does not hold.
0x1000000b MACH_SEND_INVALID_NOTIFY The notify port is not valid.
0x1000000c MACH_SEND_INVALID_MEMORY The body points at memory that cannot be read.
0x1000000d MACH_SEND_NO_BUFFER The kernel has no buffer for the message.
0x1000000f MACH_SEND_INVALID_TYPE A descriptor is of no valid type.
0x10000010 MACH_SEND_INVALID_HEADER Bits of the header are not valid.
0x10004001 MACH_RCV_IN_PROGRESS The thread waits to receive; within the kernel only.
0x10004002 MACH_RCV_INVALID_NAME The name denotes no receive right and no port set.
0x10004003 MACH_RCV_TIMED_OUT No message came in time.
0x10004004 MACH_RCV_TOO_LARGE The message exceeds the buffer; with MACH_RCV_LARGE it stays queued.
0x10004005 MACH_RCV_INTERRUPTED A software interrupt ended the receive.
0x10004006 MACH_RCV_PORT_CHANGED The receive right went into a port set meanwhile.
0x10004007 MACH_RCV_INVALID_NOTIFY The notify port is not valid.
0x10004008 MACH_RCV_INVALID_DATA The message buffer cannot be written.
0x10004009 MACH_RCV_PORT_DIED The port died, or its receive right left the task, meanwhile.
0x1000400a MACH_RCV_IN_SET The port is a member of a port set.
0x1000400b MACH_RCV_HEADER_ERROR A right of the header could not be delivered; bits tell the cause.
0x1000400c MACH_RCV_BODY_ERROR A right or memory of the body could not be delivered; bits tell the cause.
`;

/** Source: osfmk/mach/message.h of XNU. */
export const appleMessageCodes = `
0x10000005 MACH_SEND_INVALID_VOUCHER The voucher is not valid.
0x1000000e MACH_SEND_TOO_LARGE The message is too large for the port.
0x10000011 MACH_SEND_INVALID_TRAILER The trailer that the sender supplies is not valid.
0x10000012 MACH_SEND_INVALID_CONTEXT The context of the message does not match that of the port.
0x10000013 MACH_SEND_INVALID_OPTIONS The options contradict one another.
0x10000015 MACH_SEND_INVALID_RT_OOL_SIZE The out-of-line size is wrong for a real-time port; no longer returned.
0x10000016 MACH_SEND_NO_GRANT_DEST The destination takes no port rights in a body.
0x10000017 MACH_SEND_MSG_FILTERED The message filter refused the message.
0x10000018 MACH_SEND_AUX_TOO_SMALL The auxiliary data is too small.
0x10000019 MACH_SEND_AUX_TOO_LARGE The auxiliary data is too large.
0x1000400d MACH_RCV_INVALID_TYPE The scatter list holds a descriptor of the wrong type.
0x1000400e MACH_RCV_SCATTER_SMALL A region of the scatter list is too small.
0x1000400f MACH_RCV_INVALID_TRAILER The kernel does not know the trailer that was asked for.
0x10004011 MACH_RCV_IN_PROGRESS_TIMED The thread waits to receive, with a limit; within the kernel only.
0x10004012 MACH_RCV_INVALID_REPLY The reply port breaks the rules of a strict reply.
0x10004013 MACH_RCV_INVALID_ARGUMENTS The arguments of the receive are not valid.
`;

/** Source: mach/message.h of GNU Mach. */
export const gnuMessageCodes = `
0x10000005 MACH_SEND_WILL_NOTIFY The queue is full; a notification will tell when it has room.
0x10000006 MACH_SEND_NOTIFY_IN_PROGRESS A notification for this port is awaited already.
0x1000000e MACH_SEND_NO_NOTIFY The kernel has no resource to notify later.
`;

/** Source: mach/mig_errors.h of both. */
export const commonMigCodes = `
-300 MIG_TYPE_ERROR The user stub found the types or the size of the reply wrong.
-301 MIG_REPLY_MISMATCH The message id of the reply is not that of the request plus 100.
-302 MIG_REMOTE_ERROR The server found an error; no longer used.
-303 MIG_BAD_ID The server knows no request of that message id.
-304 MIG_BAD_ARGUMENTS The server stub found the types or the size of the request wrong.
-305 MIG_NO_REPLY The server routine replies later, or never: no reply is sent now.
-306 MIG_EXCEPTION The server raised an exception; no longer used.
-307 MIG_ARRAY_TOO_LARGE An array is longer than its maximum, or than the room for it.
-308 MIG_SERVER_DIED A send-once notification came in place of the reply.
`;

export const appleMigCodes = `
-309 MIG_TRAILER_ERROR The trailer has an unknown format.
`;

export const gnuMigCodes = `
-309 MIG_DESTROY_REQUEST The request is to be destroyed without a reply.
`;

/** Of the calls on devices. Source: device/device_types.h of GNU Mach; XNU has none of them. */
export const gnuDeviceCodes = `
0 D_SUCCESS The device did what it was asked to.
2500 D_IO_ERROR The hardware failed.
2501 D_WOULD_BLOCK The operation would block, and was not to.
2502 D_NO_SUCH_DEVICE There is no such device.
2503 D_ALREADY_OPEN The device is open, and cannot be shared.
2504 D_DEVICE_DOWN The device is shut down.
2505 D_INVALID_OPERATION The device does not know the operation.
2506 D_INVALID_RECNUM The record number is not valid.
2507 D_INVALID_SIZE The size is not valid.
2508 D_NO_MEMORY No memory is left.
2509 D_READ_ONLY The device cannot be written to.
`;

/** Of routines that return a `boolean_t`, and of traps that return a port name. */
export const otherCodes = `
1 TRUE Yes; of a server function: the message was one of its own.
0 FALSE No; of a server function: the message was none of its own.
0 MACH_PORT_NULL No port.
`;
