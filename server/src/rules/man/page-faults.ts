import type { FaultKind, ManPage } from '../../syntax/man/man-page.ts';
import type { Finding } from '../rule.ts';

/** The faults of one kind that reading a page brought to light, as findings. Their fixes are certain. */
export function* faultsOf(page: ManPage, kind: FaultKind): Iterable<Finding> {
  for (const { span, message, fix, ...fault } of page.faults) {
    if (fault.kind !== kind) continue;
    yield fix === undefined ? { span, message } : { span, message, fix: { ...fix, safe: true } };
  }
}
